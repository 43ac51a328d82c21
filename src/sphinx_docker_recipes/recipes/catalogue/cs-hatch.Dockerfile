# syntax=docker/dockerfile:1
# /// recipe
# title = "code-server: the escape hatch"
# summary = "Every terminal sees the packages without an environment, at the price of overriding Debian's marker."
# level = "escape-hatch"
# why = "A development container is thrown away and built anew, and whoever opens a terminal expects `python3` to find the packages. An environment on `PATH` gives the same; this is what was chosen where that was not wanted."
# not-when = "Several people share the container, or editor extensions run on Debian's Python."
# reason = "One user, one purpose, rebuilt often: nothing of Debian that runs on this Python has to keep working."
# instead = "cs-venv"
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://github.com/astral-sh/uv/issues/15673",
#   "https://docs.astral.sh/uv/reference/cli/#uv-pip-install--break-system-packages",
# ]
# ///
FROM codercom/code-server:trixie
COPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /usr/local/bin/

USER root
RUN apt-get update \
    && apt-get install -y --no-install-recommends python3 \
    && rm -rf /var/lib/apt/lists/*

COPY requirements.txt /tmp/requirements.txt
# Overrides the marker of Debian's Python, for this command only: https://peps.python.org/pep-0668/
RUN uv pip install --system --break-system-packages --no-cache -r /tmp/requirements.txt
USER 1000
