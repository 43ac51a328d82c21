FROM python:3.13-slim AS build
COPY --from=ghcr.io/astral-sh/uv:latest /uv /bin/uv
RUN uv venv --relocatable /build/venv
RUN VIRTUAL_ENV=/build/venv uv pip install cowsay

FROM python:3.13-slim
COPY --from=build /build/venv /opt/venv
