# syntax=docker/dockerfile:1
# /// recipe
# title = "A command-line tool with pipx"
# summary = "One program from PyPI for every user of the image, in an environment that you never see."
# level = "fine"
# why = "pipx makes an environment for each program and puts only its command on `PATH`. `--global` uses `/opt/pipx` and `/usr/local/bin`, which all users can reach."
# not-when = "You import the package in programs of your own: that needs an environment of yours. Debian 12's pipx is older than `--global`."
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://pipx.pypa.io/stable/how-to/configure-paths.html",
#   "https://packaging.python.org/en/latest/guides/installing-stand-alone-command-line-tools/",
# ]
# ///
FROM debian:trixie-slim

RUN apt-get update \
    && apt-get install -y --no-install-recommends pipx \
    && rm -rf /var/lib/apt/lists/*

RUN --mount=type=cache,target=/root/.cache/pip \
    pipx install --global cowsay==6.1

USER nobody
CMD ["cowsay", "--text", "moo"]
