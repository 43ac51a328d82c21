# /// recipe
# title = "venv with pip"
# summary = "Debian's Python and an environment of your own."
# level = "recommended"
# authors = ["@ada"]
# sources = ["https://docs.python.org/3/library/venv.html"]
# ///
FROM debian:trixie-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends python3 python3-venv \
    && rm -rf /var/lib/apt/lists/*
RUN python3 -m venv /opt/venv
ENV PATH="/opt/venv/bin:$PATH"
RUN pip install flask
