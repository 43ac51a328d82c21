# syntax=docker/dockerfile:1
# /// recipe
# title = "uv sync in uv's own Python image"
# summary = "The fewest lines for a locked project: Python and uv are there, `uv sync` makes the environment."
# level = "recommended"
# why = "`--locked` fails when `uv.lock` does not fit `pyproject.toml` any more, instead of quietly resolving anew. `--no-dev` leaves out what only developers need."
# not-when = "Another base is given: copy uv into it from ghcr.io/astral-sh/uv."
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://docs.astral.sh/uv/guides/integration/docker/",
#   "https://docs.astral.sh/uv/concepts/projects/sync/",
# ]
# ///
FROM ghcr.io/astral-sh/uv:0.13.9-python3.13-trixie-slim

WORKDIR /app
# UV_PYTHON_DOWNLOADS=0: the image's Python is the one to use. UV_LINK_MODE: a cache mount cannot be linked from.
ENV UV_PYTHON_DOWNLOADS=0 \
    UV_LINK_MODE=copy \
    PATH="/app/.venv/bin:$PATH"

# The dependencies first: this layer is built again only when they change.
COPY pyproject.toml uv.lock ./
RUN --mount=type=cache,target=/root/.cache/uv \
    uv sync --locked --no-dev --no-install-project

COPY . .
RUN --mount=type=cache,target=/root/.cache/uv \
    uv sync --locked --no-dev

USER nobody
# The program, not `uv run`: nothing has to be checked, written or cached at start-up.
CMD ["python", "app.py"]
