# syntax=docker/dockerfile:1
# /// recipe
# title = "Image for CI jobs"
# summary = "uv and an environment that is on `PATH` in every job, whatever user the runner takes."
# level = "recommended"
# why = "A CI job starts a shell of its own, so nothing that `activate` did while the image was built is left; ENV is. The environment is writable for all, because runners choose the user."
# not-when = "The runner keeps no images: install in the job, with uv's cache kept between jobs."
# purpose = "CI jobs"
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://docs.astral.sh/uv/guides/integration/gitlab/",
#   "https://docs.gitlab.com/ci/docker/using_docker_images/",
# ]
# ///
FROM python:3.13-slim-trixie
COPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /uvx /usr/local/bin/

RUN uv venv /opt/venv
ENV VIRTUAL_ENV=/opt/venv \
    UV_LINK_MODE=copy \
    PATH="/opt/venv/bin:$PATH"

COPY requirements.txt /tmp/requirements.txt
RUN uv pip install --no-cache -r /tmp/requirements.txt \
    && chmod -R a+rwX /opt/venv
