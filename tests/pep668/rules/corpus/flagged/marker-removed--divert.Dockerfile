FROM debian:trixie
RUN apt-get update && apt-get install -y python3-pip python3-venv
# expect: marker-removed
RUN dpkg-divert --rename --add /usr/lib/python3.13/EXTERNALLY-MANAGED
RUN pip install cowsay
