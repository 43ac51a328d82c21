FROM ubuntu:24.04
RUN apt-get update && apt-get install -y python3-pip python3-requests
# expect: escape-hatch
RUN pip install --break-system-packages --ignore-installed -U pip requests
# pip now finds copies of its own first, which it can remove
# expect: escape-hatch
RUN pip install --break-system-packages -U pip requests
# expect: escape-hatch
RUN curl -sS https://bootstrap.pypa.io/get-pip.py | python3 - --break-system-packages
# expect: distro-owned-conflict, escape-hatch
RUN apt-get install -y python3-yaml && pip install --break-system-packages -U yaml
