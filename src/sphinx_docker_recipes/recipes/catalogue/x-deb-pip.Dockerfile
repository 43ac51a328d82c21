# syntax=docker/dockerfile:1
# /// recipe
# title = "The error: pip install"
# summary = "Does not build: pip refuses to write to Debian's own Python."
# level = "discouraged"
# expect = "fails"
# error = "E01"
# reason = "Shown so that the error can be recognised. Being root in a container changes nothing: pip looks at the file beside the standard library, not at who runs it."
# instead = "deb-venv-pip"
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://packaging.python.org/en/latest/specifications/externally-managed-environments/",
#   "https://pip.pypa.io/en/stable/news/#v23-0",
# ]
# ///
FROM debian:trixie-slim

RUN apt-get update \
    && apt-get install -y --no-install-recommends python3-pip \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /app
COPY requirements.txt .
# Stops here: error: externally-managed-environment.
RUN pip install --no-cache-dir -r requirements.txt

COPY app.py .
CMD ["python3", "app.py"]
