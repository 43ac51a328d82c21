FROM debian:trixie
RUN apt-get update && apt-get install -y python3-pip python3-venv
# expect: externally-managed, override-without-effect
RUN PIP_BREAK_SYSTEM_PACKAGES=0 pip install cowsay
