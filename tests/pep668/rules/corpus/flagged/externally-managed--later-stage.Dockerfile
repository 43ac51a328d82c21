ARG BASE=debian:trixie
FROM $BASE AS base
RUN apt-get update && apt-get install -y python3-pip python3-venv

FROM base AS app
# expect: externally-managed
RUN pip install cowsay

FROM python:3.13 AS other
RUN pip install cowsay
