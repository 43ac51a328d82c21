FROM python:3.13
RUN python -m venv /opt/venv
# expect: source-in-sh
RUN source /opt/venv/bin/activate && python -c "import sys"
