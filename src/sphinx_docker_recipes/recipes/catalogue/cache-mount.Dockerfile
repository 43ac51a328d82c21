# syntax=docker/dockerfile:1
# /// recipe
# title = "Cache mounts for apt and pip"
# summary = "Downloads are kept between builds, and none of them ends up in the image."
# level = "recommended"
# why = "Debian's images delete apt's downloads after every command; without the first RUN the mount would stay empty. sharing=locked makes two builds wait for each other instead of breaking apt's lock."
# not-when = "Builds run on machines that are thrown away: there is no cache to come back to, and `--no-cache-dir` is simpler."
# purpose = "faster builds"
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://docs.docker.com/reference/dockerfile/#run---mounttypecache",
#   "https://pip.pypa.io/en/stable/topics/caching/",
# ]
# ///
FROM debian:trixie-slim

RUN rm -f /etc/apt/apt.conf.d/docker-clean \
    && echo 'Binary::apt::APT::Keep-Downloaded-Packages "true";' > /etc/apt/apt.conf.d/keep-cache
RUN --mount=type=cache,target=/var/cache/apt,sharing=locked \
    --mount=type=cache,target=/var/lib/apt/lists,sharing=locked \
    apt-get update \
    && apt-get install -y --no-install-recommends python3 python3-venv

RUN python3 -m venv /opt/venv
ENV PATH="/opt/venv/bin:$PATH"

WORKDIR /app
COPY requirements.txt .
# The target is where pip keeps its cache for the user who runs it; here that is root.
RUN --mount=type=cache,target=/root/.cache/pip \
    pip install -r requirements.txt

COPY app.py .
USER nobody
CMD ["python", "app.py"]
