FROM debian:bookworm-slim AS plain
RUN apt-get update && apt-get install -y --no-install-recommends python3 python3-pip
# expect: missing-prerequisite
RUN python3 -m venv /opt/venv && /opt/venv/bin/pip install cowsay

FROM ubuntu:24.04 AS continued
# expect: missing-prerequisite
RUN apt-get update && apt-get install -y python3-dev && python3 -m venv --system-site-packages /opt/venv
