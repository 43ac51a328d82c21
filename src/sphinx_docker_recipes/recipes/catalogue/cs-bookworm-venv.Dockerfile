# syntax=docker/dockerfile:1
# /// recipe
# title = "code-server on Debian 12: venv with pip"
# summary = "The same for code-server's Debian 12 image, where Python is 3.11."
# level = "recommended"
# why = "The image runs as coder, who may write to neither `/usr` nor `/opt`. An environment that coder owns needs no sudo and no flag."
# not-when = "Nothing ties you to Debian 12: the default image is Debian 13."
# purpose = "the tag bookworm"
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://github.com/astral-sh/uv/issues/15673",
#   "https://github.com/coder/code-server",
# ]
# ///
FROM codercom/code-server:bookworm

# apt needs root; the directory is handed to the user who works in it.
USER root
RUN apt-get update \
    && apt-get install -y --no-install-recommends python3 python3-venv \
    && rm -rf /var/lib/apt/lists/* \
    && install --directory --owner=coder --group=coder /opt/venv
USER 1000

RUN python3 -m venv /opt/venv
ENV PATH="/opt/venv/bin:$PATH"

COPY requirements.txt /tmp/requirements.txt
RUN pip install --no-cache-dir -r /tmp/requirements.txt
