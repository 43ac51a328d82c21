# syntax=docker/dockerfile:1
# /// recipe
# title = "uv sync past the marker"
# summary = "With `UV_PROJECT_ENVIRONMENT=/usr`, `uv sync` writes past the marker and says nothing of it."
# level = "discouraged"
# why = "Only `uv pip install`, `uv pip sync` and `uv pip uninstall` look at the marker; `uv sync` does not. It also removes whatever pip installed there that the lock file does not name."
# not-when = "Always: the default, an environment beside `pyproject.toml`, needs no variable at all."
# reason = "Shown because it works without a message, so nobody notices what was overridden."
# instead = "deb-sync"
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://docs.astral.sh/uv/concepts/projects/config/#project-environment-path",
#   "https://docs.astral.sh/uv/reference/environment/#uv_project_environment",
# ]
# ///
FROM debian:trixie-slim
COPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /usr/local/bin/

RUN apt-get update \
    && apt-get install -y --no-install-recommends python3 \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /app
COPY pyproject.toml uv.lock ./
# Writes to Debian's marked Python without being stopped: https://peps.python.org/pep-0668/
RUN --mount=type=cache,target=/root/.cache/uv \
    UV_PROJECT_ENVIRONMENT=/usr UV_LINK_MODE=copy uv sync --locked --no-dev --no-managed-python

COPY app.py .
USER nobody
CMD ["python3", "app.py"]
