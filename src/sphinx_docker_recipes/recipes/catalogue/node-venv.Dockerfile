# syntax=docker/dockerfile:1
# /// recipe
# title = "Node.js: a Python beside it"
# summary = "The full image holds Debian's Python already, marked and without pip."
# level = "recommended"
# why = "The image rests on buildpack-deps, where mercurial pulls in `/usr/bin/python3`. Nothing has to be installed with apt."
# not-when = "Only a build step needs Python: make the environment in a stage of its own."
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://hub.docker.com/_/node",
#   "https://docs.astral.sh/uv/pip/environments/",
# ]
# ///
FROM node:24-bookworm
COPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /usr/local/bin/

RUN uv venv --no-managed-python /opt/venv
ENV VIRTUAL_ENV=/opt/venv \
    PATH="/opt/venv/bin:$PATH"

WORKDIR /app
COPY requirements.txt .
RUN --mount=type=cache,target=/root/.cache/uv \
    UV_LINK_MODE=copy uv pip install -r requirements.txt

COPY app.py .
USER nobody
CMD ["python", "app.py"]
