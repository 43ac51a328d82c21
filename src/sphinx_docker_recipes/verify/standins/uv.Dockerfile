# The stand-in for uv's own image without an operating system: the two programs of its wheel.
FROM scratch
COPY uv uvx /
WORKDIR /io
ENTRYPOINT ["/uv"]
