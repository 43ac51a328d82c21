# syntax=docker/dockerfile:1
# /// recipe
# title = "A Python managed by uv"
# summary = "No Python in the base at all: uv downloads the exact version that you name, and makes an environment from it."
# level = "situational"
# why = "uv marks the Pythons that it downloads as its own, so packages go into an environment here too. `UV_PYTHON_INSTALL_DIR` puts Python where every user may read it; its default is root's home directory."
# not-when = "The build has no access to GitHub, where uv downloads Python from, or a `python:` image has the version you need."
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://docs.astral.sh/uv/concepts/python-versions/#managed-and-system-python-installations",
#   "https://docs.astral.sh/uv/reference/environment/#uv_python_install_dir",
# ]
# ///
FROM ghcr.io/astral-sh/uv:0.13.9-trixie-slim

ENV UV_PYTHON_INSTALL_DIR=/opt/python \
    VIRTUAL_ENV=/opt/venv \
    PATH="/opt/venv/bin:$PATH"
RUN uv venv --managed-python --python 3.13 /opt/venv

WORKDIR /app
COPY requirements.txt .
RUN --mount=type=cache,target=/root/.cache/uv \
    UV_LINK_MODE=copy uv pip install -r requirements.txt

COPY app.py .
USER nobody
CMD ["python", "app.py"]
