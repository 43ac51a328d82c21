# docker-recipes: ignore-stage[escape-hatch] -- a throw-away image
FROM debian:trixie
RUN apt-get update && apt-get install -y python3-pip
RUN pip install --break-system-packages cowsay
RUN pip install --break-system-packages six
