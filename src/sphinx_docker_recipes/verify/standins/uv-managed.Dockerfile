# The stand-in for one of uv's images without Python: uv, and an archive that it takes for the Python it would download.
# The archive holds the stand-in's CPython, made to find its library beside itself, as those of uv's publisher do.
ARG BASE
ARG PYTHON
FROM $PYTHON AS python
RUN apt-get update && apt-get install -y --no-install-recommends patchelf
WORKDIR /stand-in
RUN mkdir python \
    && cp -a /usr/local/bin /usr/local/include /usr/local/lib python/ \
    && rm python/bin/pip* \
    && patchelf --set-rpath '$ORIGIN/../lib' "$(realpath python/bin/python3)" \
    && tar -czf python.tar.gz python && rm -r python
# The list of downloads that uv reads, in the form of its own, with this one entry.
RUN python -c "import hashlib, json, pathlib, platform; \
version = dict(zip(('major', 'minor', 'patch'), map(int, platform.python_version_tuple()))); \
archive = pathlib.Path('python.tar.gz').resolve(); \
print(json.dumps({f'cpython-{platform.python_version()}-linux-x86_64-gnu': { \
    'name': 'cpython', 'arch': {'family': 'x86_64', 'variant': None}, 'os': 'linux', 'libc': 'gnu', **version, \
    'prerelease': '', 'variant': None, 'build': None, \
    'url': archive.as_uri(), 'sha256': hashlib.sha256(archive.read_bytes()).hexdigest()}}))" > downloads.json

FROM $BASE
COPY --from=python /stand-in /stand-in
ENV UV_PYTHON_DOWNLOADS_JSON_URL=file:///stand-in/downloads.json
COPY uv uvx /usr/local/bin/
ENV UV_TOOL_BIN_DIR=/usr/local/bin
CMD ["/usr/local/bin/uv"]
