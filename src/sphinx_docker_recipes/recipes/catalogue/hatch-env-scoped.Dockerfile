# syntax=docker/dockerfile:1
# /// recipe
# title = "The escape hatch by variable, for one command"
# summary = "One Dockerfile for old and new bases: an old pip does not know the variable and ignores it, where the flag would stop it."
# level = "escape-hatch"
# why = "pip before 23.0.1 answers the flag with `no such option`, but passes over a variable that it does not know. Set in front of the command it is gone afterwards; as ENV it would be inherited by every image built on this one."
# not-when = "All your bases are new enough for the flag, or an environment is possible: that one is portable as well."
# purpose = "one file for old and new bases"
# reason = "The same Dockerfile is built on Ubuntu 22.04, whose pip knows no marker, and on bases that have one."
# instead = "deb12-venv"
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://pip.pypa.io/en/stable/topics/configuration/#environment-variables",
#   "https://pip.pypa.io/en/stable/news/#v23-0-1",
# ]
# ///
ARG BASE=debian:bookworm-slim
FROM $BASE

RUN apt-get update \
    && apt-get install -y --no-install-recommends python3-pip \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /app
COPY requirements.txt .
# Overrides the marker of the distribution's Python, for this command only: https://peps.python.org/pep-0668/
RUN --mount=type=cache,target=/root/.cache/pip \
    PIP_BREAK_SYSTEM_PACKAGES=1 pip3 install -r requirements.txt

COPY app.py .
USER nobody
CMD ["python3", "app.py"]
