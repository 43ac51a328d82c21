# syntax=docker/dockerfile:1
# /// recipe
# title = "Diverting the marker"
# summary = "`dpkg-divert` moves the file away for good: updates keep it there, and every image that is built on this one has it so."
# level = "discouraged"
# why = "Unlike deletion it survives the next update, because dpkg itself knows of it. Debian's `README.venv` describes it for those who want the marker gone."
# not-when = "Anybody builds on the image: nothing tells them that the protection is gone."
# reason = "A base that must behave like one without the marker, in the hands of one team that knows."
# instead = "deb-venv-pip"
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://manpages.debian.org/trixie/dpkg/dpkg-divert.1.en.html",
#   "https://packaging.python.org/en/latest/specifications/externally-managed-environments/#keep-the-marker-file-in-container-images",
# ]
# ///
FROM debian:trixie-slim

RUN apt-get update \
    && apt-get install -y --no-install-recommends python3-pip \
    && rm -rf /var/lib/apt/lists/*

# Takes away the marker of Debian's Python: https://peps.python.org/pep-0668/
RUN dpkg-divert --local --rename --add /usr/lib/python3.13/EXTERNALLY-MANAGED

# A reinstallation of its package does not bring it back.
RUN apt-get update \
    && apt-get install -y --no-install-recommends --reinstall libpython3.13-stdlib \
    && rm -rf /var/lib/apt/lists/* \
    && test ! -e /usr/lib/python3.13/EXTERNALLY-MANAGED

WORKDIR /app
COPY requirements.txt .
RUN --mount=type=cache,target=/root/.cache/pip \
    pip install --root-user-action=ignore -r requirements.txt

COPY app.py .
USER nobody
CMD ["python3", "app.py"]
