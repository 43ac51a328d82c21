FROM debian:trixie
# expect: global-escape-hatch
ENV PIP_BREAK_SYSTEM_PACKAGES=1
RUN apt-get update && apt-get install -y python3-pip python3-venv
