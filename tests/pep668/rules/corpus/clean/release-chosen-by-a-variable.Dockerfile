ARG RELEASE=22.04
FROM ubuntu:${RELEASE} AS base
RUN apt-get update && apt-get install -y python3-pip && rm -f /usr/lib/python3.*/EXTERNALLY-MANAGED
RUN pip install cowsay
FROM ubuntu:${RELEASE}
ENV PIP_BREAK_SYSTEM_PACKAGES=1
RUN apt-get update && apt-get install -y python3-pip && pip install cowsay
