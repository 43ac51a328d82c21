FROM debian:trixie
RUN apt-get update && apt-get install -y python3-pip python3-venv
# expect: escape-hatch
RUN pip install cowsay || pip install --break-system-packages cowsay
