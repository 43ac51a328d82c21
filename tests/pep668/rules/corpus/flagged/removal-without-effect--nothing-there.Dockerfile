FROM ubuntu:22.04
RUN apt-get update && apt-get install -y python3-pip
# expect: removal-without-effect
RUN rm -f /usr/lib/python3.*/EXTERNALLY-MANAGED && pip3 install cowsay
