# syntax=docker/dockerfile:1
# /// recipe
# title = "Two stages: Python by uv into plain Debian"
# summary = "The final image has an exact Python and your packages; apt installs nothing."
# level = "situational"
# why = "uv's Pythons can be moved as a directory. The environment points to it by path, so both go to the same place in the second stage."
# not-when = "The build has no access to GitHub, where uv downloads Python from, or a `python:` image has the version you need."
# purpose = "a small image"
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://docs.astral.sh/uv/guides/integration/docker/",
#   "https://docs.astral.sh/uv/reference/environment/#uv_python_install_dir",
# ]
# ///
FROM ghcr.io/astral-sh/uv:0.13.9-trixie-slim AS build
ENV UV_PYTHON_INSTALL_DIR=/opt/python \
    UV_LINK_MODE=copy \
    VIRTUAL_ENV=/opt/venv
RUN uv venv --managed-python --python 3.13 /opt/venv
WORKDIR /app
COPY requirements.txt .
RUN --mount=type=cache,target=/root/.cache/uv \
    uv pip install -r requirements.txt


FROM debian:trixie-slim
COPY --from=build /opt/python /opt/python
COPY --from=build /opt/venv /opt/venv
ENV PATH="/opt/venv/bin:$PATH"

WORKDIR /app
COPY app.py .
USER nobody
CMD ["python", "app.py"]
