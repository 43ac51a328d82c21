# syntax=docker/dockerfile:1
# /// recipe
# title = "venv that sees apt's packages, with uv"
# summary = "Imports work as with pip, but uv does not count apt's packages as installed and adds its own copies."
# level = "situational"
# why = "uv looks at the environment only. What apt installed stays importable, and is hidden where PyPI's copy has the same name."
# not-when = "Size matters, or a package must be apt's own: pip leaves apt's packages alone."
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://docs.astral.sh/uv/pip/compatibility/",
#   "https://docs.python.org/3/library/venv.html",
# ]
# ///
FROM debian:trixie-slim
COPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /usr/local/bin/

RUN apt-get update \
    && apt-get install -y --no-install-recommends python3-apt python3-humanize \
    && rm -rf /var/lib/apt/lists/*

RUN uv venv --no-managed-python --system-site-packages /opt/venv
ENV VIRTUAL_ENV=/opt/venv \
    PATH="/opt/venv/bin:$PATH"

WORKDIR /app
COPY requirements.txt .
# apt's humanize is there already; uv installs another one all the same.
RUN --mount=type=cache,target=/root/.cache/uv \
    UV_LINK_MODE=copy uv pip install -r requirements.txt \
    && python -c "import apt"

COPY app.py .
USER nobody
CMD ["python", "app.py"]
