# syntax=docker/dockerfile:1
# /// recipe
# title = "An environment outside the mounted folder"
# summary = "The project is mounted over `/workspaces` at run time; the environment lives where no mount hides it."
# level = "recommended"
# why = "A folder that is mounted over the project hides a `.venv` inside of it, or shows the host's, which is made for another Python. `UV_PROJECT_ENVIRONMENT` moves it out of the way."
# not-when = "The source is copied into the image: then `/app/.venv` is fine."
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://docs.astral.sh/uv/concepts/projects/config/#project-environment-path",
#   "https://github.com/devcontainers/images/tree/main/src/python",
# ]
# ///
FROM mcr.microsoft.com/devcontainers/python:3.13-trixie
COPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /usr/local/bin/

USER vscode
ENV UV_PROJECT_ENVIRONMENT=/home/vscode/.venv \
    UV_LINK_MODE=copy \
    PATH="/home/vscode/.venv/bin:$PATH"

WORKDIR /workspaces/app
RUN --mount=type=cache,target=/home/vscode/.cache/uv,uid=1000,gid=1000 \
    --mount=type=bind,source=pyproject.toml,target=/workspaces/app/pyproject.toml \
    --mount=type=bind,source=uv.lock,target=/workspaces/app/uv.lock \
    uv sync --locked --no-install-project
