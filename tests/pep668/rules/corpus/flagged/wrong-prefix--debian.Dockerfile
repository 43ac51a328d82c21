FROM debian:trixie
COPY --from=ghcr.io/astral-sh/uv:latest /uv /bin/uv
RUN apt-get update && apt-get install -y python3
WORKDIR /app
COPY . .
# expect: wrong-prefix
RUN UV_PROJECT_ENVIRONMENT=/usr/local uv sync
