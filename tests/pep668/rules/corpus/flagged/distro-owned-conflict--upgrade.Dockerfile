FROM debian:13
RUN apt-get update && apt-get install -y python3-pip python3-requests
# expect: distro-owned-conflict, escape-hatch
RUN pip install --break-system-packages -U requests
