# syntax=docker/dockerfile:1
# /// recipe
# title = "Poetry"
# summary = "Poetry in an environment of its own, the project in another; only the second is on `PATH`."
# level = "recommended"
# why = "`POETRY_VIRTUALENVS_IN_PROJECT` puts the environment beside `pyproject.toml`, where it is easy to find and to copy. With `virtualenvs.create = false` Poetry would write past any marker without a word."
# not-when = "The lock file is uv's or pip's: then Poetry is not needed."
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://python-poetry.org/docs/#ci-recommendations",
#   "https://python-poetry.org/docs/configuration/#virtualenvsin-project",
# ]
# ///
FROM python:3.13-slim-trixie AS build

RUN python -m venv /opt/poetry \
    && /opt/poetry/bin/pip install --no-cache-dir poetry==2.5.1

WORKDIR /app
ENV POETRY_VIRTUALENVS_IN_PROJECT=1
COPY pyproject.toml poetry.lock ./
RUN --mount=type=cache,target=/root/.cache/pypoetry \
    /opt/poetry/bin/poetry install --only main --no-root


FROM python:3.13-slim-trixie
COPY --from=build /app/.venv /app/.venv
ENV PATH="/app/.venv/bin:$PATH"

WORKDIR /app
COPY app.py .
USER nobody
CMD ["python", "app.py"]
