# syntax=docker/dockerfile:1
# /// recipe
# title = "Container for a GitHub job"
# summary = "A job in a container of Ubuntu finds an environment on `PATH`, in every step."
# level = "recommended"
# why = "GitHub's own runners open the marker for pip in a file of their own; a container does not have that file, so the same step fails there without an environment."
# not-when = "The job needs no container: the action setup-uv brings uv and Python to the runner."
# purpose = "jobs on GitHub"
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://docs.github.com/en/actions/how-tos/write-workflows/choose-where-workflows-run/run-jobs-in-a-container",
#   "https://docs.astral.sh/uv/pip/environments/",
# ]
# ///
FROM ubuntu:24.04
COPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /usr/local/bin/

RUN apt-get update \
    && apt-get install -y --no-install-recommends python3 \
    && rm -rf /var/lib/apt/lists/*

RUN uv venv --no-managed-python /opt/venv
ENV VIRTUAL_ENV=/opt/venv \
    PATH="/opt/venv/bin:$PATH"

WORKDIR /app
COPY requirements.txt .
RUN --mount=type=cache,target=/root/.cache/uv \
    UV_LINK_MODE=copy uv pip install -r requirements.txt

COPY app.py .
# No USER: a job in a container runs as root, and so does the checkout.
CMD ["python", "app.py"]
