FROM debian:trixie
RUN apt-get update && apt-get install -y python3-pip python3-venv
# expect: escape-hatch
RUN export PIP_BREAK_SYSTEM_PACKAGES=1 && pip install cowsay && pip install six
