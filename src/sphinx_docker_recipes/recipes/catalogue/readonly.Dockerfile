# syntax=docker/dockerfile:1
# /// recipe
# title = "For a read-only root file system"
# summary = "Everything that is written at start-up is written at build time instead."
# level = "recommended"
# why = "`UV_COMPILE_BYTECODE` writes the `.pyc` files now, because nothing can be written later. The program is started directly: `uv run` would check the environment and write its cache."
# not-when = "The program's user may write to the environment: then byte code appears at the first start by itself."
# purpose = "a read-only root file system"
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://docs.astral.sh/uv/guides/integration/docker/#compiling-bytecode",
#   "https://docs.docker.com/reference/cli/docker/container/run/#read-only",
# ]
# ///
FROM debian:trixie-slim
COPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /usr/local/bin/

RUN apt-get update \
    && apt-get install -y --no-install-recommends python3 \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /app
ENV UV_COMPILE_BYTECODE=1 \
    UV_NO_MANAGED_PYTHON=1 \
    UV_LINK_MODE=copy \
    PATH="/app/.venv/bin:$PATH"

COPY pyproject.toml uv.lock ./
RUN --mount=type=cache,target=/root/.cache/uv \
    uv sync --locked --no-dev --no-install-project

COPY app.py .
# The user nobody cannot write to any of this, so the program meets what `docker run --read-only` would show it.
USER nobody
CMD ["python", "app.py"]
