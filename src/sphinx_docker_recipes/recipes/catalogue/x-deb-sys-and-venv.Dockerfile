# syntax=docker/dockerfile:1
# /// recipe
# title = "The error: UV_SYSTEM_PYTHON beside an environment"
# summary = "Does not build: the variable makes uv pass over the environment, and the marked Python is next."
# level = "discouraged"
# expect = "fails"
# error = "E09"
# reason = "Shown because it looks right: the environment is made, named and first on `PATH`, and is not used."
# instead = "deb-venv-uv"
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://docs.astral.sh/uv/reference/environment/#uv_system_python",
#   "https://docs.astral.sh/uv/pip/environments/#discovery-of-python-environments",
# ]
# ///
FROM debian:trixie-slim
COPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /usr/local/bin/

RUN apt-get update \
    && apt-get install -y --no-install-recommends python3 \
    && rm -rf /var/lib/apt/lists/*

ENV UV_SYSTEM_PYTHON=1
RUN uv venv --no-managed-python /opt/venv
ENV VIRTUAL_ENV=/opt/venv \
    PATH="/opt/venv/bin:$PATH"

WORKDIR /app
COPY requirements.txt .
# Stops here: leave UV_SYSTEM_PYTHON out, and this installs into /opt/venv.
RUN uv pip install -r requirements.txt

COPY app.py .
CMD ["python", "app.py"]
