# syntax=docker/dockerfile:1
# /// recipe
# title = "venv with pip"
# summary = "One directory holds everything that was installed; the image's own Python stays as it was shipped."
# level = "recommended"
# why = "Nothing forces an environment here, there is no marker. It is still worth its two lines: the result can be copied to another stage, and it looks the same on every base."
# not-when = "The image is a throw-away: plain pip is one line shorter."
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://hynek.me/articles/docker-virtualenv/",
#   "https://docs.python.org/3/library/venv.html",
# ]
# ///
FROM python:3.13-slim-trixie

RUN python -m venv /opt/venv
ENV PATH="/opt/venv/bin:$PATH"

WORKDIR /app
COPY requirements.txt .
RUN --mount=type=cache,target=/root/.cache/pip \
    pip install -r requirements.txt

COPY app.py .
USER nobody
CMD ["python", "app.py"]
