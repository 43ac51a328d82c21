# syntax=docker/dockerfile:1
# /// recipe
# title = "The error: uv sync into /usr/local"
# summary = "Does not build: on Debian the Python is in `/usr`, so there is none in `/usr/local`."
# level = "discouraged"
# expect = "fails"
# error = "E21"
# reason = "Shown because the value is written in many places; it is that of the `python:` images."
# instead = "deb-sync"
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://docs.astral.sh/uv/concepts/projects/config/#project-environment-path",
# ]
# ///
FROM debian:trixie-slim
COPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /usr/local/bin/

RUN apt-get update \
    && apt-get install -y --no-install-recommends python3 \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /app
COPY pyproject.toml uv.lock ./
# Stops here: /usr/local is no Python environment.
RUN UV_PROJECT_ENVIRONMENT=/usr/local uv sync --locked --no-dev --no-managed-python

COPY app.py .
CMD ["python3", "app.py"]
