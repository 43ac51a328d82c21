FROM debian:trixie
RUN apt-get update && apt-get install -y python3
# expect: missing-prerequisite
RUN python3 -m pip install cowsay
