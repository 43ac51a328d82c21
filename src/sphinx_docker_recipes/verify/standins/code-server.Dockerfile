# The stand-in for codercom/code-server: Debian with the user that it has, without the editor, and without Python.
ARG BASE
FROM $BASE
RUN apt-get update \
    && apt-get install -y --no-install-recommends adduser curl git sudo \
    && rm -rf /var/lib/apt/lists/* \
    && adduser --gecos '' --disabled-password coder \
    && echo 'coder ALL=(ALL) NOPASSWD:ALL' > /etc/sudoers.d/nopasswd
USER 1000
ENV USER=coder
WORKDIR /home/coder
CMD ["sleep", "infinity"]
