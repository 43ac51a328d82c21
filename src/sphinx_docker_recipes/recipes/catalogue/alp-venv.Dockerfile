# syntax=docker/dockerfile:1
# /// recipe
# title = "Alpine: venv with uv"
# summary = "Alpine has marked its Python since 3.19; an environment needs nothing but the package `python3`."
# level = "recommended"
# why = "uv makes the environment by itself, so the image needs neither py3-pip nor ensurepip."
# not-when = "A dependency has no wheel for musl: then it is compiled on every build, and a Debian base is quicker."
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://wiki.alpinelinux.org/wiki/Python",
#   "https://docs.astral.sh/uv/pip/environments/",
# ]
# ///
FROM alpine:3.24
COPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /usr/local/bin/

RUN apk add --no-cache python3

RUN uv venv --no-managed-python /opt/venv
ENV VIRTUAL_ENV=/opt/venv \
    PATH="/opt/venv/bin:$PATH"

WORKDIR /app
COPY requirements.txt .
RUN --mount=type=cache,target=/root/.cache/uv \
    UV_LINK_MODE=copy uv pip install -r requirements.txt

COPY app.py .
USER nobody
CMD ["python", "app.py"]
