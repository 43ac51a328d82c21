FROM debian:trixie AS base
RUN apt-get update && apt-get install -y python3-pip python3-venv
# expect: global-escape-hatch
ENV PIP_BREAK_SYSTEM_PACKAGES=1

FROM base
RUN pip install cowsay
