# syntax=docker/dockerfile:1
# /// recipe
# title = "PDM"
# summary = "PDM in an environment of its own, the project in another; only the second is on `PATH`."
# level = "recommended"
# why = "`pdm install` makes `.venv` beside `pyproject.toml` and installs what the lock file says; `--check` stops when that no longer fits `pyproject.toml`. With `--global` PDM would write past any marker without a word."
# not-when = "The lock file is uv's or pip's: then PDM is not needed."
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://pdm-project.org/en/latest/usage/advanced/#use-pdm-in-a-multi-stage-dockerfile",
# ]
# ///
FROM python:3.13-slim-trixie AS build

# The extra pins what PDM itself depends on, so that another release of those cannot break the build.
RUN python -m venv /opt/pdm \
    && /opt/pdm/bin/pip install --no-cache-dir "pdm[locked]==2.29.3"

WORKDIR /app
COPY pyproject.toml pdm.lock ./
RUN --mount=type=cache,target=/root/.cache/pdm \
    /opt/pdm/bin/pdm install --check --prod --no-self


FROM python:3.13-slim-trixie
COPY --from=build /app/.venv /app/.venv
ENV PATH="/app/.venv/bin:$PATH"

WORKDIR /app
COPY app.py .
USER nobody
CMD ["python", "app.py"]
