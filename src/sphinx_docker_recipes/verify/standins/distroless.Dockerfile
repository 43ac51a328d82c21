# The stand-in for distroless/python3: Debian's Python where it has it, and its user; the shell cannot be left out here.
ARG BASE
FROM $BASE
RUN apt-get update \
    && apt-get install -y --no-install-recommends python3 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 65532 --create-home nonroot
USER 65532
WORKDIR /home/nonroot
ENTRYPOINT ["/usr/bin/python3"]
