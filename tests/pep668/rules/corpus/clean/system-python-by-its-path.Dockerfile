FROM python:3.13
RUN python -m venv /opt/venv && /opt/venv/bin/pip install cowsay
RUN /usr/local/bin/pip install six
