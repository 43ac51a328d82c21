FROM python:3.13
# expect: venv-not-on-path
RUN python -m venv /opt/venv
RUN pip install cowsay
