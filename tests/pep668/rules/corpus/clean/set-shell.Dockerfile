FROM python:3.13
SHELL ["/bin/bash", "-c"]
RUN python -m venv /opt/venv && source /opt/venv/bin/activate && pip install cowsay
