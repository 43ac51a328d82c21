# syntax=docker/dockerfile:1
# /// recipe
# title = "uv sync on Debian's Python"
# summary = "A locked project on a Debian base: the environment is the project's, the Python is apt's."
# level = "recommended"
# why = "`uv sync` makes `/app/.venv` by itself and never touches the marked Python. `UV_NO_MANAGED_PYTHON` keeps it from downloading another one."
# not-when = "An official `python:` image or uv's own fits: both spare you the apt lines."
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://docs.astral.sh/uv/concepts/projects/sync/",
#   "https://docs.astral.sh/uv/concepts/python-versions/",
# ]
# ///
FROM debian:trixie-slim
COPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /usr/local/bin/

RUN apt-get update \
    && apt-get install -y --no-install-recommends python3 \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /app
ENV UV_NO_MANAGED_PYTHON=1 \
    UV_LINK_MODE=copy \
    PATH="/app/.venv/bin:$PATH"

COPY pyproject.toml uv.lock ./
RUN --mount=type=cache,target=/root/.cache/uv \
    uv sync --locked --no-dev --no-install-project

COPY app.py .
USER nobody
CMD ["python", "app.py"]
