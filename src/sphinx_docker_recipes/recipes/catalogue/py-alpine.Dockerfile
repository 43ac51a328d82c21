# syntax=docker/dockerfile:1
# /// recipe
# title = "venv with uv on python:alpine"
# summary = "The smallest official Python, with an environment; no marker here, unlike in `alpine` itself."
# level = "recommended"
# why = "Python in `python:*-alpine` was compiled into `/usr/local` and has no marker; the Python that apk installs into alpine has one."
# not-when = "A dependency has no wheel for musl: then it is compiled on every build, and a slim image is quicker and often smaller."
# purpose = "the smallest base"
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://hub.docker.com/_/python",
#   "https://peps.python.org/pep-0656/",
# ]
# ///
FROM python:3.13-alpine
COPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /usr/local/bin/

RUN uv venv /opt/venv
ENV VIRTUAL_ENV=/opt/venv \
    PATH="/opt/venv/bin:$PATH"

WORKDIR /app
COPY requirements.txt .
RUN --mount=type=cache,target=/root/.cache/uv \
    UV_LINK_MODE=copy uv pip install -r requirements.txt

COPY app.py .
USER nobody
CMD ["python", "app.py"]
