# syntax=docker/dockerfile:1
# /// recipe
# title = "venv that sees apt's packages"
# summary = "An environment for what comes from PyPI, on top of modules that only Debian has."
# level = "situational"
# why = "`python3-apt`, `python3-gi` and their like are built against libraries of the release; PyPI has them as source code at most. `--system-site-packages` lets the environment import them; pip counts them as installed and leaves them alone."
# not-when = "You need no module of Debian: a plain environment does not change when apt's packages do."
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://docs.python.org/3/library/venv.html",
#   "https://peps.python.org/pep-0668/#use-cases",
# ]
# ///
FROM debian:trixie-slim

RUN apt-get update \
    && apt-get install -y --no-install-recommends python3-apt python3-venv \
    && rm -rf /var/lib/apt/lists/*

RUN python3 -m venv --system-site-packages /opt/venv
ENV PATH="/opt/venv/bin:$PATH"

WORKDIR /app
COPY requirements.txt .
RUN --mount=type=cache,target=/root/.cache/pip \
    pip install -r requirements.txt \
    && python -c "import apt"

COPY app.py .
USER nobody
CMD ["python", "app.py"]
