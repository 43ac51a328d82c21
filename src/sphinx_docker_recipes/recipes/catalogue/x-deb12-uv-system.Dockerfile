# syntax=docker/dockerfile:1
# /// recipe
# title = "The error on Debian 12: uv pip install --system"
# summary = "Does not build: Debian 12's Python 3.11 carries the marker, and `--system` is no permission."
# level = "discouraged"
# expect = "fails"
# error = "E09"
# reason = "Shown so that the error can be recognised; the text names `README.venv` of Python 3.11."
# instead = "deb12-venv"
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://github.com/astral-sh/uv/issues/15673",
#   "https://docs.astral.sh/uv/pip/environments/",
# ]
# ///
FROM debian:bookworm-slim
COPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /usr/local/bin/

RUN apt-get update \
    && apt-get install -y --no-install-recommends python3 \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /app
COPY requirements.txt .
# Stops here: the interpreter at /usr is externally managed.
RUN uv pip install --system --no-cache -r requirements.txt

COPY app.py .
CMD ["python3", "app.py"]
