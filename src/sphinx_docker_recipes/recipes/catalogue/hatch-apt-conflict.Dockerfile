# syntax=docker/dockerfile:1
# /// recipe
# title = "The error behind the escape hatch: uninstall-no-record-file"
# summary = "Does not build: the marker is overridden, but pip cannot replace a package that apt installed."
# level = "discouraged"
# expect = "fails"
# error = "E17"
# reason = "Shown because the flag is often the first thing tried, and on Debian 13 this is the next error; Ubuntu 24.04's pip has it in older words."
# instead = "deb-venv-pip"
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://pip.pypa.io/en/stable/cli/pip_install/#cmdoption-break-system-packages",
#   "https://packaging.python.org/en/latest/specifications/recording-installed-packages/#the-record-file",
# ]
# ///
FROM debian:trixie-slim

RUN apt-get update \
    && apt-get install -y --no-install-recommends python3-humanize python3-pip \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /app
COPY requirements.txt .
# Overrides the marker of Debian's Python: https://peps.python.org/pep-0668/
# Stops here: the requirements want another humanize than apt's, and that has no list of files pip could remove.
RUN pip install --no-cache-dir --break-system-packages -r requirements.txt

COPY app.py .
CMD ["python3", "app.py"]
