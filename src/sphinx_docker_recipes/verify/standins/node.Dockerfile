# The stand-in for a node: image: Node.js in /usr/local, the user node, and in the full one what brings Python.
ARG BASE
FROM $BASE
ARG PACKAGES
RUN apt-get update \
    && apt-get install -y --no-install-recommends $PACKAGES \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 1000 --shell /bin/bash node
COPY node /usr/local/bin/
RUN node --version
CMD ["node"]
