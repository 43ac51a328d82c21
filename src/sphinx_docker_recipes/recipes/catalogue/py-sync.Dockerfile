# syntax=docker/dockerfile:1
# /// recipe
# title = "uv sync"
# summary = "A locked project on the official `python:` image, in an environment of its own."
# level = "recommended"
# why = "The environment holds exactly what `uv.lock` says. Dependencies and project are installed in two steps, so that a change of the source does not install the dependencies again."
# not-when = "There is no `pyproject.toml`: make an environment and install the requirements file."
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://docs.astral.sh/uv/guides/integration/docker/#intermediate-layers",
#   "https://docs.astral.sh/uv/concepts/projects/sync/",
# ]
# ///
FROM python:3.13-slim-trixie
COPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /usr/local/bin/

WORKDIR /app
ENV UV_PYTHON_DOWNLOADS=0 \
    UV_LINK_MODE=copy \
    PATH="/app/.venv/bin:$PATH"

# Mounted instead of copied: the two files are needed here and come again with the source below.
RUN --mount=type=cache,target=/root/.cache/uv \
    --mount=type=bind,source=pyproject.toml,target=/app/pyproject.toml \
    --mount=type=bind,source=uv.lock,target=/app/uv.lock \
    uv sync --locked --no-dev --no-install-project

COPY . .
RUN --mount=type=cache,target=/root/.cache/uv \
    uv sync --locked --no-dev

USER nobody
CMD ["python", "app.py"]
