FROM debian:trixie
RUN apt-get update && apt-get install -y python3-pip python3-venv
# expect: removal-without-effect
RUN rm -f /usr/lib/python3.13/EXTERNALLY_MANAGED
# expect: externally-managed
RUN pip install cowsay
