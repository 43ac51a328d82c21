FROM debian:trixie
RUN apt-get update && apt-get install -y python3-pip python3-venv
# expect: hidden-failure
RUN pip install cowsay | tee /var/log/pip.log
