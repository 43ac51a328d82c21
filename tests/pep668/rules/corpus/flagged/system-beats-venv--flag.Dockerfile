FROM python:3.13-slim
COPY --from=ghcr.io/astral-sh/uv:latest /uv /bin/uv
WORKDIR /app
RUN uv venv
# expect: system-beats-venv
RUN uv pip install --system cowsay
