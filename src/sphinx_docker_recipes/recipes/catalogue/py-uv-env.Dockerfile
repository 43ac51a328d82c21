# syntax=docker/dockerfile:1
# /// recipe
# title = "UV_SYSTEM_PYTHON=1"
# summary = "The same as `--system`, said once for the whole stage."
# level = "fine"
# why = "ARG instead of ENV: it covers every `RUN` of this stage and is not in the environment of the finished image, where it would beat a virtual environment."
# not-when = "Anything in the image uses a virtual environment: `UV_SYSTEM_PYTHON` makes `uv pip` ignore it."
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://docs.astral.sh/uv/reference/environment/#uv_system_python",
#   "https://docs.astral.sh/uv/pip/environments/",
# ]
# ///
FROM python:3.13-slim-trixie
COPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /usr/local/bin/
ARG UV_SYSTEM_PYTHON=1

WORKDIR /app
COPY requirements.txt .
RUN --mount=type=cache,target=/root/.cache/uv \
    UV_LINK_MODE=copy uv pip install -r requirements.txt

COPY app.py .
USER nobody
CMD ["python", "app.py"]
