# syntax=docker/dockerfile:1
# /// recipe
# title = "Dev container: venv with uv"
# summary = "The environment belongs to the user vscode and is first on `PATH`, for the editor as for every terminal."
# level = "recommended"
# why = "The base images of the devcontainers project hold no Python; Debian's, once installed, is marked. Editors find the environment through `PATH` and `VIRTUAL_ENV`, without a setting."
# not-when = "The image for Python fits: mcr.microsoft.com/devcontainers/python has an unmarked Python."
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://github.com/devcontainers/images/tree/main/src/base-debian",
#   "https://containers.dev/guide/dockerfile",
# ]
# ///
FROM mcr.microsoft.com/devcontainers/base:trixie
COPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /usr/local/bin/

# In devcontainer.json: "build": {"dockerfile": "Dockerfile"}, "remoteUser": "vscode".
RUN apt-get update \
    && apt-get install -y --no-install-recommends python3 \
    && rm -rf /var/lib/apt/lists/* \
    && install --directory --owner=vscode --group=vscode /opt/venv

USER vscode
RUN uv venv --no-managed-python /opt/venv
ENV VIRTUAL_ENV=/opt/venv \
    PATH="/opt/venv/bin:$PATH"

COPY requirements.txt /tmp/requirements.txt
RUN uv pip install --no-cache -r /tmp/requirements.txt
