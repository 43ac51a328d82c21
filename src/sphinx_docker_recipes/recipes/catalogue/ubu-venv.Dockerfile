# syntax=docker/dockerfile:1
# /// recipe
# title = "Ubuntu: venv with uv"
# summary = "Ubuntu 24.04's Python is marked like Debian's; an environment is made from it all the same."
# level = "recommended"
# why = "Ubuntu takes its Python, and with it the marker, from Debian. 22.04 and before have none, but the same Dockerfile builds there too."
# not-when = "An official `python:` image fits: it spares you the lines with apt."
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://packaging.python.org/en/latest/specifications/externally-managed-environments/",
#   "https://docs.astral.sh/uv/pip/environments/",
# ]
# ///
FROM ubuntu:24.04
COPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /usr/local/bin/

RUN apt-get update \
    && apt-get install -y --no-install-recommends python3 \
    && rm -rf /var/lib/apt/lists/*

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
