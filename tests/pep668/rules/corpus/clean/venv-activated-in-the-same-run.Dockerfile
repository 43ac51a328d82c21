FROM debian:trixie
RUN apt-get update && apt-get install -y python3-pip python3-venv
RUN python3 -m venv /opt/venv && . /opt/venv/bin/activate && pip install cowsay
