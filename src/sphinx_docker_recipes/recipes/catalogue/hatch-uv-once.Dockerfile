# syntax=docker/dockerfile:1
# /// recipe
# title = "uv with --break-system-packages, once"
# summary = "The escape hatch, open for one command: uv writes beside what apt installed."
# level = "escape-hatch"
# why = "uv writes to `/usr/local/lib/python3.13/dist-packages`. It does not see apt's packages, so it installs a second copy that hides theirs."
# not-when = "A program of the distribution runs on the same Python: it now imports your versions. Never in an image that others build on."
# reason = "The image has one purpose, no program of the distribution uses its Python, and the paths of an environment cannot be used."
# instead = "deb-venv-uv"
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://docs.astral.sh/uv/reference/cli/#uv-pip-install--break-system-packages",
#   "https://packaging.python.org/en/latest/specifications/externally-managed-environments/",
# ]
# ///
FROM debian:trixie-slim
COPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /usr/local/bin/

RUN apt-get update \
    && apt-get install -y --no-install-recommends python3 \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /app
COPY requirements.txt .
# Overrides the marker of Debian's Python, for this command only: https://peps.python.org/pep-0668/
# The flag alone chooses no interpreter: --system is needed as well.
RUN --mount=type=cache,target=/root/.cache/uv \
    UV_LINK_MODE=copy uv pip install --system --break-system-packages -r requirements.txt

COPY app.py .
USER nobody
CMD ["python3", "app.py"]
