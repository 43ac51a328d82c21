# /// recipe
# title = "The error: uv pip install --system"
# summary = "Does not build: `--system` picks Debian's own Python."
# level = "discouraged"
# expect = "fails"
# error = "E09"
# reason = "Shown so that the error can be recognised."
# instead = "deb-venv-uv"
# authors = ["@ada"]
# sources = ["https://github.com/astral-sh/uv/issues/15673"]
# ///
FROM debian:trixie-slim
COPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /usr/local/bin/
RUN apt-get update && apt-get install -y --no-install-recommends python3
RUN uv pip install --system flask
