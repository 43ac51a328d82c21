FROM debian:trixie
RUN apt-get update && apt-get install -y python3-pip python3-venv
# docker-recipes: ignore[escape-hatch] -- nothing else in this image runs Python
RUN pip install --break-system-packages cowsay
