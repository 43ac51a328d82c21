# syntax=docker/dockerfile:1
# /// recipe
# title = "code-server: venv with pip"
# summary = "The same environment with what Debian has: `python3-venv` and its pip."
# level = "recommended"
# why = "pip is in the environment, so `pip install` in the editor's terminal works for coder, without sudo and without a flag."
# not-when = "uv may be added: it makes the environment without `python3-venv`."
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://github.com/coder/code-server",
#   "https://docs.python.org/3/library/venv.html",
# ]
# ///
FROM codercom/code-server:trixie

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
