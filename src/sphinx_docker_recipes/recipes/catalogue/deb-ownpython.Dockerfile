# syntax=docker/dockerfile:1
# /// recipe
# title = "Your own Python in /usr/local"
# summary = "Where only a Debian base is allowed: compile CPython once, and pip meets no marker."
# level = "situational"
# why = "A Python in `/usr/local` belongs to whoever compiled it, so there is no marker; Debian's `README.venv` calls this a clean option."
# not-when = "The official `python:` image may be used: it is the same thing, built, tested and kept up to date by others."
# purpose = "where no other image may be used"
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://docs.python.org/3/using/unix.html#building-python",
#   "https://www.python.org/downloads/release/python-31314/",
#   "https://sources.debian.org/src/python3.13/",
# ]
# ///
FROM debian:trixie-slim AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends gcc libc6-dev make xz-utils \
        libbz2-dev libffi-dev liblzma-dev libsqlite3-dev libssl-dev zlib1g-dev
# The checksum makes the builder refuse any other file than the one that was released.
ADD --checksum=sha256:639e43243c620a308f968213df9e00f2f8f62332f7adbaa7a7eeb9783057c690 \
    https://www.python.org/ftp/python/3.13.14/Python-3.13.14.tar.xz /tmp/python.tar.xz
WORKDIR /usr/src/python
RUN tar -xf /tmp/python.tar.xz --strip-components=1 \
    && ./configure --enable-optimizations --disable-test-modules --with-ensurepip=install \
    && make -j"$(nproc)" \
    && make install


FROM debian:trixie-slim
# The libraries that Python's own modules are linked with.
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates libbz2-1.0 libffi8 liblzma5 libsqlite3-0 libssl3t64 zlib1g \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /usr/local /usr/local

WORKDIR /app
COPY requirements.txt .
RUN --mount=type=cache,target=/root/.cache/pip \
    pip3 install --root-user-action=ignore -r requirements.txt

COPY app.py .
USER nobody
CMD ["python3", "app.py"]
