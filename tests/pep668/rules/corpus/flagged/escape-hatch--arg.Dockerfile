FROM debian:trixie
RUN apt-get update && apt-get install -y python3-pip python3-venv
# expect: escape-hatch
ARG PIP_BREAK_SYSTEM_PACKAGES=1
RUN pip install cowsay
RUN pip install six
