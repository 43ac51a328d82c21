# syntax=docker/dockerfile:1
# /// recipe
# title = "uv venv on uv:debian"
# summary = "uv's Debian image holds Debian's own, marked Python: make an environment from it."
# level = "recommended"
# why = "The image rests on buildpack-deps, where mercurial pulls in `/usr/bin/python3` with its marker. `uv pip install --system` is refused here, unlike in uv's `python3.x` images."
# not-when = "No compilers or version control are needed: `ghcr.io/astral-sh/uv:python3.13-trixie-slim` is far smaller."
# purpose = "a base with compilers and version control"
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://docs.astral.sh/uv/guides/integration/docker/#available-images",
#   "https://github.com/docker-library/buildpack-deps",
# ]
# ///
FROM ghcr.io/astral-sh/uv:0.13.9-debian

# --no-managed-python: use the Python that is there instead of downloading one.
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
