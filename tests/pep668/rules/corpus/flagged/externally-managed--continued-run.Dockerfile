FROM ubuntu:24.04
RUN apt-get update \
    && apt-get install -y --no-install-recommends python3-pip \
    # expect: externally-managed
    && pip3 install --no-cache-dir \
        cowsay \
    && rm -rf /var/lib/apt/lists/*
