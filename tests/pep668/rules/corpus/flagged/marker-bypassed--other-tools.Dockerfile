FROM debian:trixie
RUN apt-get update && apt-get install -y python3-pip python3-venv
RUN python3 -m venv /opt/tools && /opt/tools/bin/pip install poetry pdm
COPY . .
# expect: marker-bypassed
RUN python3 setup.py install
