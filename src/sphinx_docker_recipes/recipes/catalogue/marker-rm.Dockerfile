# syntax=docker/dockerfile:1
# /// recipe
# title = "Deleting the marker"
# summary = "Works until the next update of Python's package, which puts the file back."
# level = "discouraged"
# why = "The file belongs to the package `libpython3.11-stdlib`. Any upgrade or reinstallation of it, in this image or in one built on it, restores the marker; the last RUN shows it."
# not-when = "Always: everything that deleting the file allows, a flag on one command allows as well, and says so in the place where it happens."
# reason = "Found in many Dockerfiles, so it is worth knowing what it does."
# instead = "deb12-venv"
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://packaging.python.org/en/latest/specifications/externally-managed-environments/#keep-the-marker-file-in-container-images",
#   "https://sources.debian.org/src/python3.11/",
# ]
# ///
FROM debian:bookworm-slim

RUN apt-get update \
    && apt-get install -y --no-install-recommends python3-pip \
    && rm -rf /var/lib/apt/lists/*

# Takes away a file of a Debian package: https://peps.python.org/pep-0668/
RUN rm /usr/lib/python3.11/EXTERNALLY-MANAGED

WORKDIR /app
COPY requirements.txt .
RUN --mount=type=cache,target=/root/.cache/pip \
    pip install --root-user-action=ignore -r requirements.txt

# What the next security update does: the file is back, and a later pip install would stop again.
RUN apt-get update \
    && apt-get install -y --no-install-recommends --reinstall libpython3.11-stdlib \
    && rm -rf /var/lib/apt/lists/* \
    && test -e /usr/lib/python3.11/EXTERNALLY-MANAGED

COPY app.py .
USER nobody
CMD ["python3", "app.py"]
