FROM debian:trixie
RUN apt-get update && apt-get install -y python3-pip python3-venv
# expect: marker-bypassed
RUN pip install --prefix /usr cowsay
# expect: marker-bypassed
RUN pip install --root / cowsay
