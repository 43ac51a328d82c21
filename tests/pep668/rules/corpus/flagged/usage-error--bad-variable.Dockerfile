FROM debian:trixie
RUN apt-get update && apt-get install -y python3-pip
ENV PIP_BREAK_SYSTEM_PACKAGES=maybe
# expect: usage-error
RUN pip install six
