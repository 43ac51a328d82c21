FROM ubuntu:24.04
RUN apt-get update && apt-get install -y python3-pip python3-packaging
# expect: escape-hatch
RUN pip install --break-system-packages --ignore-installed -U pip packaging
# pip now finds copies of its own first, which it can remove
# expect: escape-hatch
RUN pip install --break-system-packages -U pip packaging
# expect: escape-hatch
RUN curl -sS https://bootstrap.pypa.io/get-pip.py | python3 - --break-system-packages
# expect: distro-owned-conflict, escape-hatch
RUN apt-get install -y python3-yaml && pip install --break-system-packages -U PyYAML

FROM ubuntu:24.04
# of setuptools and requests apt's packages say which files they have, so that pip can remove them
RUN apt-get update && apt-get install -y python3-pip python3-setuptools python3-requests python3-yaml
# expect: escape-hatch
RUN pip install --break-system-packages -U setuptools requests
# expect: distro-owned-conflict, escape-hatch
RUN pip install --break-system-packages -U PyYAML
