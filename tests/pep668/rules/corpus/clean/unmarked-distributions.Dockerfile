FROM debian:11
RUN apt-get update && apt-get install -y python3-pip python3-venv
RUN pip install cowsay

FROM fedora:42
RUN dnf install -y python3-pip && pip install cowsay
