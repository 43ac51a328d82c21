# syntax=docker/dockerfile:1
# /// recipe
# title = "uv pip install --system"
# summary = "Fast and without an environment, on a base where `--system` needs no override."
# level = "fine"
# why = "`--system` tells uv to write to the first Python on `PATH`. In a `python:` image that is `/usr/local/bin/python`, which has no marker."
# not-when = "The program runs as a user who installs more at run time, or the base is Debian, Ubuntu or Alpine itself: their Python is marked."
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://docs.astral.sh/uv/guides/integration/docker/#using-the-pip-interface",
#   "https://hub.docker.com/_/python",
# ]
# ///
FROM python:3.13-slim-trixie
COPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /usr/local/bin/

WORKDIR /app
COPY requirements.txt .
RUN --mount=type=cache,target=/root/.cache/uv \
    UV_LINK_MODE=copy uv pip install --system -r requirements.txt

COPY app.py .
USER nobody
CMD ["python", "app.py"]
