# syntax=docker/dockerfile:1
# /// recipe
# title = "Install without an index"
# summary = "One stage collects wheels, the next installs from them and from nothing else."
# level = "recommended"
# why = "The first stage can be replaced by a folder of wheels that somebody has checked. `--no-index` makes sure that nothing else is asked; the mount leaves no copy of the wheels in the image."
# not-when = "The build may use an index: then a lock file with hashes gives the same certainty with less work."
# purpose = "builds without an index"
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://pip.pypa.io/en/stable/cli/pip_wheel/",
#   "https://docs.docker.com/reference/dockerfile/#run---mounttypebind",
# ]
# ///
FROM debian:trixie-slim AS wheels
RUN apt-get update \
    && apt-get install -y --no-install-recommends python3-pip \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY requirements.txt .
# pip wheel installs nothing, so the marker does not concern it.
RUN pip wheel --no-cache-dir --wheel-dir /wheels -r requirements.txt


FROM debian:trixie-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends python3 python3-venv \
    && rm -rf /var/lib/apt/lists/*

RUN python3 -m venv /opt/venv
ENV PATH="/opt/venv/bin:$PATH"

WORKDIR /app
COPY requirements.txt .
RUN --mount=type=bind,from=wheels,source=/wheels,target=/wheels \
    pip install --no-cache-dir --no-index --find-links /wheels -r requirements.txt

COPY app.py .
USER nobody
CMD ["python", "app.py"]
