FROM python:3.13-slim
RUN python -m venv /opt/poetry && /opt/poetry/bin/pip install poetry
RUN pip install cowsay
