# The stand-in for images of the devcontainers project: another image with the user that they have.
ARG BASE
FROM $BASE
RUN apt-get update \
    && apt-get install -y --no-install-recommends curl git sudo \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 1000 --shell /bin/bash vscode \
    && echo 'vscode ALL=(root) NOPASSWD:ALL' > /etc/sudoers.d/vscode
CMD ["sleep", "infinity"]
