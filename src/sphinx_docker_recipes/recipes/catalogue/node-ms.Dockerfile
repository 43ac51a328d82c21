# syntax=docker/dockerfile:1
# /// recipe
# title = "Python into a slim Node.js image"
# summary = "Node.js and a Python with its packages, without Debian's Python and without a marker."
# level = "recommended"
# why = "Everything of the `python:` image is in `/usr/local`, and so is everything of node:'s; the two do not overlap. Both are Debian 13, so the libraries fit."
# not-when = "The two images rest on different releases of Debian, or on Alpine."
# purpose = "images with Node.js"
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://hub.docker.com/_/node",
#   "https://hub.docker.com/_/python",
# ]
# ///
FROM python:3.13-slim-trixie AS python
RUN python -m venv /opt/venv
WORKDIR /app
COPY requirements.txt .
RUN --mount=type=cache,target=/root/.cache/pip \
    /opt/venv/bin/pip install -r requirements.txt


FROM node:24-trixie-slim
# The libraries that Python's own modules are linked with.
RUN apt-get update \
    && apt-get install -y --no-install-recommends libbz2-1.0 libffi8 liblzma5 libsqlite3-0 libssl3t64 zlib1g \
    && rm -rf /var/lib/apt/lists/*
COPY --from=python /usr/local/bin/python3.13 /usr/local/bin/python3.13
COPY --from=python /usr/local/lib/libpython3.13.so.1.0 /usr/local/lib/
COPY --from=python /usr/local/lib/python3.13 /usr/local/lib/python3.13
RUN ldconfig \
    && ln -s python3.13 /usr/local/bin/python3 \
    && ln -s python3.13 /usr/local/bin/python
COPY --from=python /opt/venv /opt/venv
ENV PATH="/opt/venv/bin:$PATH"

WORKDIR /app
COPY app.py .
USER node
CMD ["node", "-e", "require('node:child_process').execFileSync('python', ['app.py'], {stdio: 'inherit'})"]
