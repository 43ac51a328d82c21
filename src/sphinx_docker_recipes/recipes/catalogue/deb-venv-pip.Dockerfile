# syntax=docker/dockerfile:1
# /// recipe
# title = "venv with pip"
# summary = "Debian's Python, an environment of your own, and nothing that needs an override."
# level = "recommended"
# why = "The marker guards Debian's own Python. A virtual environment is exempt, and what pip installs there leaves alone what apt installed."
# not-when = "An official `python:` image fits as well: it spares you the lines with apt."
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://packaging.python.org/en/latest/specifications/externally-managed-environments/",
#   "https://docs.python.org/3/library/venv.html",
# ]
# ///
FROM debian:trixie-slim

# python3-venv brings what `python3 -m venv` needs to put pip into the environment.
RUN apt-get update \
    && apt-get install -y --no-install-recommends python3 python3-venv \
    && rm -rf /var/lib/apt/lists/*

RUN python3 -m venv /opt/venv
# Being first on PATH is all that activating does; ENV makes it last, for every RUN below and for the program.
ENV PATH="/opt/venv/bin:$PATH"

WORKDIR /app
COPY requirements.txt .
RUN --mount=type=cache,target=/root/.cache/pip \
    pip install -r requirements.txt

COPY app.py .
USER nobody
CMD ["python", "app.py"]
