FROM python:3.12
ENV PATH=$PATH:/root/.poetry/bin PIPX_BIN_DIR=/usr/local/bin
RUN curl -sSL https://example.org/get-poetry.py | python3 - && poetry install
RUN pip install pipx && pipx install uv && uv pip install --system cowsay
FROM ghcr.io/astral-sh/uv:0.9-bookworm-slim
RUN uv tool install poetry && poetry install
