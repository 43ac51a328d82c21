# syntax=docker/dockerfile:1
# /// recipe
# title = "uv sync into /usr/local"
# summary = "The project's packages go where the image's own Python lives; no environment, no `PATH` to set."
# level = "situational"
# why = "For tools that start `python` by name and know nothing of environments. `uv sync` makes the place hold exactly what the lock file says, so it also removes what others installed there."
# not-when = "The base is Debian, Ubuntu or Alpine itself: there is no Python in `/usr/local`, and with `/usr` `uv sync` would write past the marker without a word."
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://docs.astral.sh/uv/concepts/projects/config/#project-environment-path",
# ]
# ///
FROM python:3.13-slim-trixie
COPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /usr/local/bin/

WORKDIR /app
ENV UV_PROJECT_ENVIRONMENT=/usr/local \
    UV_LINK_MODE=copy

COPY pyproject.toml uv.lock ./
RUN --mount=type=cache,target=/root/.cache/uv \
    uv sync --locked --no-dev --no-install-project

COPY app.py .
USER nobody
CMD ["python", "app.py"]
