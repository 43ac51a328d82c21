# syntax=docker/dockerfile:1
# /// recipe
# title = "code-server: venv with uv"
# summary = "An environment that belongs to the user coder, ready in every terminal of the editor."
# level = "recommended"
# why = "The image runs as coder, who may write to neither `/usr` nor `/opt`. An environment that coder owns needs no sudo, neither in this Dockerfile nor later in a terminal."
# not-when = "The Dockerfile need not be based on code-server: an official `python:` image has no marker."
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://github.com/astral-sh/uv/issues/15673",
#   "https://github.com/coder/code-server",
# ]
# ///
FROM codercom/code-server:trixie
COPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /usr/local/bin/

# apt needs root; the directory is handed to the user who works in it.
USER root
RUN apt-get update \
    && apt-get install -y --no-install-recommends python3 \
    && rm -rf /var/lib/apt/lists/* \
    && install --directory --owner=coder --group=coder /opt/venv
USER 1000

RUN uv venv --no-managed-python /opt/venv
ENV VIRTUAL_ENV=/opt/venv \
    PATH="/opt/venv/bin:$PATH"

COPY requirements.txt /tmp/requirements.txt
# --no-cache: nothing of the downloads stays behind in coder's home directory.
RUN uv pip install --no-cache -r /tmp/requirements.txt
