FROM python:3.13-slim-bookworm
RUN pip install pipx==1.8.0 && pipx install --global ruff
