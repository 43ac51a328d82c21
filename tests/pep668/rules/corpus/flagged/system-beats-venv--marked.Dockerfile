FROM debian:trixie
COPY --from=ghcr.io/astral-sh/uv:latest /uv /bin/uv
RUN apt-get update && apt-get install -y python3
# expect: system-beats-venv
ENV UV_SYSTEM_PYTHON=1
RUN uv venv /opt/venv
ENV VIRTUAL_ENV=/opt/venv
# expect: externally-managed
RUN uv pip install cowsay
