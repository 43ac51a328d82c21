# syntax=docker/dockerfile:1
# /// recipe
# title = "venv with uv on Debian's next release"
# summary = "Debian 14 is not released yet; the same Dockerfile works there as on Debian 13."
# level = "recommended"
# why = "forky changes every day until its release, and its Python may move to another minor version meanwhile. An environment that is made in the same build moves along."
# not-when = "The image goes into production: take the stable release."
# purpose = "a release that is not out yet"
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://docs.astral.sh/uv/pip/environments/",
#   "https://www.debian.org/releases/forky/",
# ]
# ///
FROM debian:forky-slim
COPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /usr/local/bin/

RUN apt-get update \
    && apt-get install -y --no-install-recommends python3 \
    && rm -rf /var/lib/apt/lists/*

# --no-managed-python: use Debian's Python and never download another one.
RUN uv venv --no-managed-python /opt/venv
# VIRTUAL_ENV tells uv where to install; PATH tells everything else which Python to run.
ENV VIRTUAL_ENV=/opt/venv \
    PATH="/opt/venv/bin:$PATH"

WORKDIR /app
COPY requirements.txt .
RUN --mount=type=cache,target=/root/.cache/uv \
    UV_LINK_MODE=copy uv pip install -r requirements.txt

COPY app.py .
USER nobody
CMD ["python", "app.py"]
