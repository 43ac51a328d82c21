FROM debian:trixie
RUN apt-get update && apt-get install -y python3-pip python3-venv
RUN pip install --target /opt/vendor cowsay
RUN pip download cowsay
