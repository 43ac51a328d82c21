# syntax=docker/dockerfile:1
# /// recipe
# title = "venv with uv"
# summary = "Debian's Python with packages by uv; needs neither `python3-venv` nor pip."
# level = "recommended"
# why = "`uv venv` makes the environment in a tenth of a second and 80 kB, since it puts no pip into it."
# not-when = "The project has a `pyproject.toml`: `uv sync` then installs what the lock file says."
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://docs.astral.sh/uv/pip/environments/",
#   "https://docs.astral.sh/uv/guides/integration/docker/",
# ]
# ///
FROM debian:trixie-slim
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
