# syntax=docker/dockerfile:1
# /// recipe
# title = "The escape hatch beside apt's copy"
# summary = "`--ignore-installed` puts a second copy beside apt's instead of trying to replace it."
# level = "escape-hatch"
# why = "pip on Debian 13 cannot remove most of what apt installed and stops with `uninstall-no-record-file`. With `--ignore-installed` it does not try: its copy in `/usr/local` hides apt's from every program that runs on this Python."
# not-when = "apt's copy is not needed: remove it with apt. Or use an environment, which has no such conflict."
# purpose = "a package that apt has installed as well"
# reason = "A package of apt depends on the older copy, so that must stay, while your program needs a newer one on the same Python. Whether the other works with the newer one has to be tried."
# instead = "deb-venv-pip"
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://pip.pypa.io/en/stable/cli/pip_install/#cmdoption-ignore-installed",
#   "https://pip.pypa.io/en/stable/cli/pip_install/#cmdoption-break-system-packages",
# ]
# ///
FROM debian:trixie-slim

RUN apt-get update \
    && apt-get install -y --no-install-recommends python3-humanize python3-pip \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /app
COPY requirements.txt .
# Overrides the marker of Debian's Python, for this command only: https://peps.python.org/pep-0668/
RUN --mount=type=cache,target=/root/.cache/pip \
    pip install --break-system-packages --ignore-installed --root-user-action=ignore -r requirements.txt

COPY app.py .
USER nobody
CMD ["python3", "app.py"]
