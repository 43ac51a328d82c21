# syntax=docker/dockerfile:1
# /// recipe
# title = "uv export, then --system"
# summary = "The versions of the lock file in the image's own Python, and nothing that is there is removed."
# level = "fine"
# why = "`uv export` turns `uv.lock` into requirements; `uv pip install` leaves alone what else is there, where `uv sync` would remove it."
# not-when = "Nothing stands in the way of an environment: `uv sync` alone is shorter."
# purpose = "a lock file without an environment"
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://docs.astral.sh/uv/concepts/projects/export/",
#   "https://docs.astral.sh/uv/guides/integration/docker/#using-the-pip-interface",
# ]
# ///
FROM python:3.13-slim-trixie
COPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /usr/local/bin/

WORKDIR /app
RUN --mount=type=cache,target=/root/.cache/uv \
    --mount=type=bind,source=pyproject.toml,target=/app/pyproject.toml \
    --mount=type=bind,source=uv.lock,target=/app/uv.lock \
    uv export --quiet --locked --no-dev --no-emit-project --output-file /tmp/requirements.txt \
    && UV_LINK_MODE=copy uv pip install --system -r /tmp/requirements.txt \
    && rm /tmp/requirements.txt

COPY app.py .
USER nobody
CMD ["python", "app.py"]
