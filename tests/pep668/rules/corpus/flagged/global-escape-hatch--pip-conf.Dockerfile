FROM debian:trixie
RUN apt-get update && apt-get install -y python3-pip python3-venv
# expect: global-escape-hatch
RUN printf '[global]\nbreak-system-packages = true\n' > /etc/pip.conf
RUN pip install cowsay
