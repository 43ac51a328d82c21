FROM debian:bookworm-slim AS whole
RUN apt-get update && apt-get install -y python3-full && python3 -m venv /opt/venv

FROM debian:trixie-slim AS of-a-version
RUN apt-get update && apt-get install -y python3 python3.13-venv && python3 -m venv /opt/venv

FROM debian:trixie-slim AS brought-by-another
RUN apt-get update && apt-get install -y pipx && python3 -m venv /opt/venv

FROM debian:trixie-slim AS without-pip
RUN apt-get update && apt-get install -y python3 && python3 -m venv --without-pip /opt/venv

FROM debian:trixie-slim AS unseen
COPY packages.sh /packages.sh
RUN apt-get update && apt-get install -y python3 && sh /packages.sh
RUN python3 -m venv /opt/venv

FROM debian:trixie-slim AS chosen-outside
COPY packages.txt /
RUN apt-get update && apt-get install -y python3 $(cat /packages.txt)
RUN python3 -m venv /opt/venv

FROM alpine:3.22 AS whole-at-once
RUN apk add --no-cache python3 && python3 -m venv /opt/venv
