# syntax=docker/dockerfile:1
# /// recipe
# title = "Packages in a directory of the project"
# summary = "`pip install --target`: a plain directory that goes into an archive, a plugin folder or `PYTHONPATH`."
# level = "situational"
# why = "pip does not look at the marker here, because it writes to no Python. It knows nothing of what an earlier run put there: that stays as it is unless `--upgrade` replaces it, and nothing can be uninstalled."
# not-when = "It is meant as a way around the marker: an environment does the same, and keeps commands and upgrades working."
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://pip.pypa.io/en/stable/cli/pip_install/#cmdoption-t",
#   "https://packaging.python.org/en/latest/specifications/externally-managed-environments/",
# ]
# ///
FROM debian:trixie-slim

RUN apt-get update \
    && apt-get install -y --no-install-recommends python3-pip \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /app
COPY requirements.txt .
RUN --mount=type=cache,target=/root/.cache/pip \
    pip install --root-user-action=ignore --target /app/vendor -r requirements.txt
ENV PYTHONPATH=/app/vendor

COPY app.py .
USER nobody
CMD ["python3", "app.py"]
