FROM debian:trixie
RUN apt-get update && apt-get install -y python3-pip python3-venv
# expect: venv-not-on-path
RUN python3 -m venv /opt/venv
ENV VIRTUAL_ENV=/opt/venv
# expect: externally-managed
RUN pip install cowsay
