FROM debian:trixie AS build
RUN apt-get update && apt-get install -y python3-pip python3-venv
RUN python3 -m venv /opt/venv && /opt/venv/bin/pip install cowsay

FROM debian:trixie
COPY --from=build /opt/venv /opt/venv
RUN apt-get update && apt-get install -y python3
