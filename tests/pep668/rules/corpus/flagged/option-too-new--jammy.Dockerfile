FROM ubuntu:22.04
RUN apt-get update && apt-get install -y python3-pip python3-venv
# expect: option-too-new
RUN pip install --break-system-packages cowsay
