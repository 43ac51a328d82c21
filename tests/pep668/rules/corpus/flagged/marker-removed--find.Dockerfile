FROM ubuntu:24.04
RUN apt-get update && apt-get install -y python3-pip python3-venv
# expect: marker-removed
RUN find /usr/lib -name EXTERNALLY-MANAGED -delete
RUN pip install cowsay
