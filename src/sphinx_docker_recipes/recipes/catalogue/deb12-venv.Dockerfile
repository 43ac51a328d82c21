# syntax=docker/dockerfile:1
# /// recipe
# title = "venv on Debian 12"
# summary = "Debian 12 was the first Debian with the marker; an environment works there as on its successors."
# level = "recommended"
# why = "The environment has a pip of its own, from `python3-venv`. `pip install --upgrade pip` there leaves apt's copy alone."
# not-when = "Nothing ties you to Debian 12: take Debian 13."
# purpose = "the release before"
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://www.debian.org/releases/bookworm/release-notes/ch-information.en.html",
#   "https://docs.python.org/3/library/venv.html",
# ]
# ///
FROM debian:bookworm-slim

RUN apt-get update \
    && apt-get install -y --no-install-recommends python3 python3-venv \
    && rm -rf /var/lib/apt/lists/*

RUN python3 -m venv /opt/venv
ENV PATH="/opt/venv/bin:$PATH"

WORKDIR /app
COPY requirements.txt .
RUN --mount=type=cache,target=/root/.cache/pip \
    pip install -r requirements.txt

COPY app.py .
USER nobody
CMD ["python", "app.py"]
