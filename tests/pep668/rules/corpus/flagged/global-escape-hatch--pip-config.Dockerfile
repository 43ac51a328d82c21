FROM debian:trixie
RUN apt-get update && apt-get install -y python3-pip python3-venv
# expect: global-escape-hatch
RUN pip config set global.break-system-packages true
RUN pip install cowsay
