FROM python:3.13-alpine
RUN python -m venv /opt/venv && source /opt/venv/bin/activate && pip install cowsay
