# uv would stop at it; nothing here runs uv, and nobody else's marker is overridden.
FROM debian:trixie-slim
ENV UV_BREAK_SYSTEM_PACKAGES=
RUN apt-get update && apt-get install -y python3
