# syntax=docker/dockerfile:1
# /// recipe
# title = "Everything as a user of your own"
# summary = "The environment belongs to the user who runs the program, and so does the cache mount."
# level = "recommended"
# why = "A cache mount belongs to root unless uid and gid say otherwise, and uv stops where it may not write to its cache. The target is the user's own cache directory, not root's."
# not-when = "The program never writes to its environment: installing as root and running as another user is safer still."
# purpose = "a user who installs"
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://docs.docker.com/reference/dockerfile/#run---mounttypecache",
#   "https://docs.astral.sh/uv/concepts/cache/",
# ]
# ///
FROM debian:trixie-slim
COPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /usr/local/bin/

RUN apt-get update \
    && apt-get install -y --no-install-recommends python3 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 1000 app \
    && install --directory --owner=app --group=app /app /opt/venv

USER app
WORKDIR /app
RUN uv venv --no-managed-python /opt/venv
ENV VIRTUAL_ENV=/opt/venv \
    PATH="/opt/venv/bin:$PATH"

COPY --chown=app:app requirements.txt .
RUN --mount=type=cache,target=/home/app/.cache/uv,uid=1000,gid=1000 \
    UV_LINK_MODE=copy uv pip install -r requirements.txt

COPY --chown=app:app app.py .
CMD ["python", "app.py"]
