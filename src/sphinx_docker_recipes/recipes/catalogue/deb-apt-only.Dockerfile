# syntax=docker/dockerfile:1
# /// recipe
# title = "Debian's packages only"
# summary = "No pip at all: every dependency comes from Debian, with its security updates."
# level = "fine"
# why = "This is what the marker asks for: one package manager for one Python. Versions are those of the Debian release, for as long as you stay on it."
# not-when = "You need a newer version than the release has, or a package that Debian does not have."
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://packages.debian.org/trixie/python/",
#   "https://packaging.python.org/en/latest/specifications/externally-managed-environments/",
# ]
# ///
FROM debian:trixie-slim

RUN apt-get update \
    && apt-get install -y --no-install-recommends python3 python3-humanize \
    && rm -rf /var/lib/apt/lists/*

USER nobody
# Debian's packages are found by Debian's Python, /usr/bin/python3, and by no other.
CMD ["python3", "-c", "import sys, humanize; print('humanize', humanize.__version__, 'in', sys.prefix)"]
