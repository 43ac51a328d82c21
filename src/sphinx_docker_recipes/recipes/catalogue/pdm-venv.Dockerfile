# syntax=docker/dockerfile:1
# /// recipe
# title = "PDM"
# summary = "PDM in an environment of its own, the project in another; only the second is on PATH."
# level = "recommended"
# why = "pdm sync --frozen-lockfile installs what the lock file says into .venv beside pyproject.toml. With --global PDM would write past any marker without a word."
# not-when = "The lock file is uv's or pip's: then PDM is not needed."
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://pdm-project.org/en/latest/usage/advanced/#use-pdm-in-a-multi-stage-dockerfile",
# ]
# ///
FROM python:3.13-slim-trixie AS build

RUN python -m venv /opt/pdm \
    && /opt/pdm/bin/pip install --no-cache-dir pdm==2.29.4

WORKDIR /app
COPY pyproject.toml pdm.lock ./
RUN --mount=type=cache,target=/root/.cache/pdm \
    /opt/pdm/bin/pdm venv create --with venv \
    && /opt/pdm/bin/pdm sync --prod --no-self --frozen-lockfile


FROM python:3.13-slim-trixie
COPY --from=build /app/.venv /app/.venv
ENV PATH="/app/.venv/bin:$PATH"

WORKDIR /app
COPY app.py .
USER nobody
CMD ["python", "app.py"]
