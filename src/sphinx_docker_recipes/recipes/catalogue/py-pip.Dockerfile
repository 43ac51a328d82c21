# syntax=docker/dockerfile:1
# /// recipe
# title = "Plain pip"
# summary = "The simplest image there is: the official `python:` image has no marker, so pip installs straight into it."
# level = "fine"
# why = "Python in this image was compiled into `/usr/local` and belongs to nobody but you; no distribution manages it, so nothing is marked."
# not-when = "The image also needs Debian's own Python packages (`apt python3-...`): they belong to another Python."
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://hub.docker.com/_/python",
#   "https://peps.python.org/pep-0668/#use-cases",
# ]
# ///
FROM python:3.13-slim-trixie

WORKDIR /app
COPY requirements.txt .
# --root-user-action=ignore: pip warns about root because it cannot know that this is an image.
RUN --mount=type=cache,target=/root/.cache/pip \
    pip install --root-user-action=ignore -r requirements.txt

COPY app.py .
USER nobody
CMD ["python", "app.py"]
