FROM debian:trixie
RUN apt-get update && apt-get install -y python3-pip
ENV PIP_ROOT=/
# expect: marker-bypassed
RUN pip install six
