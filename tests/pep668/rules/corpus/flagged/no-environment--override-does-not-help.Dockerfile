FROM debian:trixie
COPY --from=ghcr.io/astral-sh/uv:latest /uv /bin/uv
RUN apt-get update && apt-get install -y python3
# expect: no-environment
RUN uv pip install --break-system-packages cowsay
