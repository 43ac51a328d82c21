FROM debian:bookworm
RUN apt-get update && apt-get install -y python3-pip python3-venv
# expect: marker-removed
RUN rm -f /usr/lib/python3.11/EXTERNALLY-MANAGED && pip install cowsay
