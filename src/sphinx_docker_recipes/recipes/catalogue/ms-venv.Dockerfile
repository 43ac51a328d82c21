# syntax=docker/dockerfile:1
# /// recipe
# title = "Two stages: venv into a slim image"
# summary = "Build where the tools are, run where only Python is: the environment is copied, uv and its cache are not."
# level = "recommended"
# why = "An environment is one directory, so it can be copied as a whole. Both stages have the same Python at the same path, and the environment keeps its own path; both are needed."
# not-when = "Everything installs as wheels and image size does not matter: one stage is enough."
# purpose = "a small image"
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://docs.astral.sh/uv/guides/integration/docker/#non-editable-installs",
#   "https://hynek.me/articles/docker-virtualenv/",
# ]
# ///
FROM python:3.13-slim-trixie AS build
COPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /usr/local/bin/

RUN uv venv /opt/venv
ENV VIRTUAL_ENV=/opt/venv

WORKDIR /app
COPY requirements.txt .
RUN --mount=type=cache,target=/root/.cache/uv \
    UV_LINK_MODE=copy uv pip install -r requirements.txt


FROM python:3.13-slim-trixie

COPY --from=build /opt/venv /opt/venv
ENV PATH="/opt/venv/bin:$PATH"

WORKDIR /app
COPY app.py .
USER nobody
CMD ["python", "app.py"]
