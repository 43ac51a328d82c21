# The stand-in for a full node: image: Node.js, the user node, and the Python that buildpack-deps brings.
ARG BASE
FROM $BASE
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates git mercurial nodejs \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 1000 --shell /bin/bash node
CMD ["node"]
