# syntax=docker/dockerfile:1
# /// recipe
# title = "One Dockerfile for several Pythons"
# summary = "The version is an argument: `docker build --build-arg PYTHON_VERSION=3.14` gives another image from the same file."
# level = "recommended"
# why = "An ARG before FROM is the one place that can choose the base. The default is the oldest version you support, so a build without the argument is the strictest one. No path below names a version, and an environment is made from whichever Python is there."
# not-when = "One version is all you run: name it in FROM, where update bots find it."
# purpose = "several versions of Python from one file"
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://docs.docker.com/reference/dockerfile/#understand-how-arg-and-from-interact",
#   "https://hub.docker.com/_/python",
# ]
# ///
ARG PYTHON_VERSION=3.11
FROM python:${PYTHON_VERSION}-slim-trixie

RUN python -m venv /opt/venv
ENV PATH="/opt/venv/bin:$PATH"

WORKDIR /app
COPY requirements.txt .
RUN --mount=type=cache,target=/root/.cache/pip \
    pip install -r requirements.txt

COPY app.py .
USER nobody
CMD ["python", "app.py"]
