# syntax=docker/dockerfile:1
# /// recipe
# title = "Two stages on Debian: venv into a slim image"
# summary = "Compilers stay in the first stage; the second has Debian's Python and the environment."
# level = "recommended"
# why = "The environment's python is a link to `/usr/bin/python3`. The second stage needs that very Python, and needs it from the same Debian release."
# not-when = "An official `python:` image fits: then neither stage needs apt for Python."
# purpose = "a small image"
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://docs.python.org/3/library/venv.html#how-venvs-work",
#   "https://docs.docker.com/build/building/multi-stage/",
# ]
# ///
FROM debian:trixie-slim AS build

RUN apt-get update \
    && apt-get install -y --no-install-recommends gcc libc6-dev python3-dev python3-venv \
    && rm -rf /var/lib/apt/lists/*

RUN python3 -m venv /opt/venv
WORKDIR /app
COPY requirements.txt .
RUN --mount=type=cache,target=/root/.cache/pip \
    /opt/venv/bin/pip install -r requirements.txt


FROM debian:trixie-slim

# Without this the copied environment would have no interpreter.
RUN apt-get update \
    && apt-get install -y --no-install-recommends python3 \
    && rm -rf /var/lib/apt/lists/*

COPY --from=build /opt/venv /opt/venv
ENV PATH="/opt/venv/bin:$PATH"

WORKDIR /app
COPY app.py .
USER nobody
CMD ["python", "app.py"]
