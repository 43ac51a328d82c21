# syntax=docker/dockerfile:1
# /// recipe
# title = "code-server on openSUSE: venv with uv"
# summary = "The same for code-server's openSUSE image, whose Python is marked."
# level = "recommended"
# why = "An environment that the user coder owns needs no root, no flag, and looks the same on every variant of the image."
# not-when = "Nothing ties you to openSUSE: the default image is Debian."
# purpose = "the tag opensuse"
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://github.com/coder/code-server",
#   "https://docs.astral.sh/uv/pip/environments/",
# ]
# ///
FROM codercom/code-server:opensuse
COPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /usr/local/bin/

# The package manager needs root; the directory is handed to the user who works in it.
USER root
RUN zypper --non-interactive install --no-recommends python313 \
    && zypper clean --all \
    && install --directory --owner=coder /opt/venv
USER 1000

RUN uv venv --no-managed-python --python 3.13 /opt/venv
ENV VIRTUAL_ENV=/opt/venv \
    PATH="/opt/venv/bin:$PATH"

COPY requirements.txt /tmp/requirements.txt
# --no-cache: nothing of the downloads stays behind in coder's home directory.
RUN uv pip install --no-cache -r /tmp/requirements.txt
