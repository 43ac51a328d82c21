# syntax=docker/dockerfile:1
# /// recipe
# title = "venv with uv"
# summary = "Debian's Python with packages by `uv`; needs neither python3-venv nor pip."
# level = "recommended"
# why = "`uv venv` makes the environment in a tenth of a second."
# not-when = "The project has a pyproject.toml: then use `uv sync`."
# authors = ["@ada", "@grace"]
# sources = ["https://docs.astral.sh/uv/pip/environments/"]
# ///
FROM debian:trixie-slim
COPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /usr/local/bin/

RUN apt-get update \
    && apt-get install -y --no-install-recommends python3 \
    && rm -rf /var/lib/apt/lists/*

RUN uv venv --no-managed-python /opt/venv
ENV VIRTUAL_ENV=/opt/venv \
    PATH="/opt/venv/bin:$PATH"
RUN uv pip install flask
CMD ["python", "-m", "flask", "--version"]
