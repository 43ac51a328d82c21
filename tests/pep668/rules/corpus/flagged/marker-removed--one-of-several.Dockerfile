FROM debian:trixie
RUN apt-get update && apt-get install -y python3-pip
# expect: marker-removed
RUN rm -f /usr/lib/python3.11/EXTERNALLY-MANAGED /usr/lib/python3.13/EXTERNALLY-MANAGED && pip install six
