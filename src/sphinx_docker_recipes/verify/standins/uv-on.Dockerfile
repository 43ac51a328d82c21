# The stand-in for one of uv's images on another image: uv's programs where that image puts them.
ARG BASE
FROM $BASE
ARG EXTRA=
RUN test -z "$EXTRA" || { apt-get update && apt-get install -y --no-install-recommends $EXTRA && rm -rf /var/lib/apt/lists/*; }
COPY uv uvx /usr/local/bin/
ENV UV_TOOL_BIN_DIR=/usr/local/bin
CMD ["/usr/local/bin/uv"]
