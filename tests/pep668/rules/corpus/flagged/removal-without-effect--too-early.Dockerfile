FROM debian:trixie
# expect: removal-without-effect
RUN rm -f /usr/lib/python3.*/EXTERNALLY-MANAGED
RUN apt-get update && apt-get install -y python3-pip python3-venv
# expect: externally-managed
RUN pip install cowsay
