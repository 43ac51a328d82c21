# syntax=docker/dockerfile:1
# /// recipe
# title = "pip with --break-system-packages, once"
# summary = "The escape hatch, open for one command: pip writes to `/usr/local` beside what apt installed."
# level = "escape-hatch"
# why = "Debian's pip installs to `/usr/local/lib/python3.13/dist-packages`, so files of apt are not overwritten; what breaks is what imports them. Where a version must replace apt's own, Debian 13 stops with `uninstall-no-record-file`, but for a few packages such as setuptools, which pip deletes."
# not-when = "A program of the distribution runs on the same Python: it now imports your versions. Never in an image that others build on."
# reason = "The image has one purpose, no program of the distribution uses its Python, and the paths of an environment cannot be used."
# instead = "deb-venv-pip"
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://pip.pypa.io/en/stable/cli/pip_install/#cmdoption-break-system-packages",
#   "https://packaging.python.org/en/latest/specifications/externally-managed-environments/",
# ]
# ///
FROM debian:trixie-slim

RUN apt-get update \
    && apt-get install -y --no-install-recommends python3-pip \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /app
COPY requirements.txt .
# Overrides the marker of Debian's Python, for this command only: https://peps.python.org/pep-0668/
RUN --mount=type=cache,target=/root/.cache/pip \
    pip install --break-system-packages --root-user-action=ignore -r requirements.txt

COPY app.py .
USER nobody
CMD ["python3", "app.py"]
