FROM debian:trixie
RUN apt-get update && apt-get install -y python3-pip
# expect: override-without-effect
RUN echo -e "[global]\nbreak-system-packages = true" > /etc/pip.conf
# expect: usage-error
RUN pip install cowsay
