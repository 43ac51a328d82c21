FROM python:3.13-slim
RUN pip install --root / six && pip install --prefix /usr six

FROM debian:trixie
RUN apt-get update && apt-get install -y python3-venv && python3 -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
RUN pip install --root / six
