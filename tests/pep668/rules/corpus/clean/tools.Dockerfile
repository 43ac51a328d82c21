FROM debian:trixie
RUN apt-get update && apt-get install -y pipx
RUN pipx install cowsay
