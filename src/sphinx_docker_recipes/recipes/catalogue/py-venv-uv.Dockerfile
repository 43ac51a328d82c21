# syntax=docker/dockerfile:1
# /// recipe
# title = "venv with uv"
# summary = "An environment by uv on the official image: quick to make, easy to copy to another stage."
# level = "recommended"
# why = "uv finds the environment through `VIRTUAL_ENV`, so no `--system` and no path is needed in any later command."
# not-when = "The project has a `pyproject.toml` and a lock file: `uv sync` does both steps in one."
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://docs.astral.sh/uv/pip/environments/",
#   "https://hynek.me/articles/docker-virtualenv/",
# ]
# ///
FROM python:3.13-slim-trixie
COPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /usr/local/bin/

RUN uv venv /opt/venv
ENV VIRTUAL_ENV=/opt/venv \
    PATH="/opt/venv/bin:$PATH"

WORKDIR /app
COPY requirements.txt .
RUN --mount=type=cache,target=/root/.cache/uv \
    UV_LINK_MODE=copy uv pip install -r requirements.txt

COPY app.py .
USER nobody
CMD ["python", "app.py"]
