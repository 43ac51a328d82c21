# syntax=docker/dockerfile:1
# /// recipe
# title = "A command-line tool with uv tool"
# summary = "One program from PyPI for every user of the image, without pip and without pipx."
# level = "fine"
# why = "Without the two variables the program would land in root's home directory, where no other user may look. `--no-managed-python` keeps its Python out of there, too."
# not-when = "You import the package in programs of your own: that needs an environment of yours."
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://docs.astral.sh/uv/concepts/tools/",
#   "https://docs.astral.sh/uv/reference/environment/#uv_tool_bin_dir",
# ]
# ///
FROM debian:trixie-slim
COPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /usr/local/bin/

RUN apt-get update \
    && apt-get install -y --no-install-recommends python3 \
    && rm -rf /var/lib/apt/lists/*

ENV UV_TOOL_DIR=/opt/uv-tools \
    UV_TOOL_BIN_DIR=/usr/local/bin
RUN --mount=type=cache,target=/root/.cache/uv \
    UV_LINK_MODE=copy uv tool install --no-managed-python cowsay==6.1

USER nobody
CMD ["cowsay", "--text", "moo"]
