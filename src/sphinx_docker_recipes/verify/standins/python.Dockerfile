# The stand-in for an official python: image: CPython from Debian's source package, in /usr/local, without a marker.
# Without profile-guided optimisation and tests: it is made to be built quickly, not to be fast.
ARG BASE=debian:trixie
FROM $BASE AS build
ARG SUITE
ARG PACKAGE
RUN sed -En "s/^deb +([^ ]+) .*/deb-src \\1 $SUITE main/p" /etc/apt/sources.list | head -n 1 \
        > /etc/apt/sources.list.d/source.list \
    && apt-get update \
    && apt-get install -y --no-install-recommends dpkg-dev gcc libc6-dev make pkg-config \
        libbz2-dev libffi-dev liblzma-dev libreadline-dev libsqlite3-dev libssl-dev uuid-dev zlib1g-dev
WORKDIR /usr/src/python
RUN apt-get source --download-only "$PACKAGE" \
    && tar --strip-components=1 -xf "$(ls ./*.orig.tar.?z)" \
    && ./configure --quiet --prefix=/usr/local --enable-shared --enable-loadable-sqlite-extensions --with-ensurepip=install \
        CFLAGS=-O1 $(./configure --help | grep -q disable-test-modules && echo --disable-test-modules) \
    && make --silent -j2 > /tmp/make.log 2>&1 || { tail -50 /tmp/make.log; exit 1; }
RUN make --silent install DESTDIR=/out > /tmp/install.log 2>&1 || { tail -50 /tmp/install.log; exit 1; }
RUN find /out -depth \( -name __pycache__ -o -name 'config-3*' -o -name 'libpython*.a' \) -exec rm -r {} + \
    && find /out -name '*.so' -exec strip {} + \
    && strip --strip-unneeded /out/usr/local/lib/libpython3.*.so.*
# The Debian packages of the libraries that its modules were linked with, for the image below.
RUN find /out -type f \( -name '*.so' -o -path '*/bin/python3*' \) -exec env LD_LIBRARY_PATH=/out/usr/local/lib ldd {} + \
    | awk '/=> \//{print $3}' | grep -v ^/out | sort -u | xargs realpath | xargs -n1 basename | sed 's|^|*/|' \
    | xargs dpkg-query --search | grep -v ^diversion | cut -d: -f1 | sort -u > /out/packages

FROM $BASE
ARG EXTRA=
RUN apt-get update && apt-get install -y --no-install-recommends netbase tzdata $EXTRA && rm -rf /var/lib/apt/lists/*
COPY --from=build /out/ /
RUN apt-get update && xargs apt-get install -y --no-install-recommends < /packages \
    && rm -rf /packages /var/lib/apt/lists/* \
    && ldconfig \
    && ln -s python3 /usr/local/bin/python \
    && ln -s pip3 /usr/local/bin/pip \
    && python -c 'import bz2, ctypes, lzma, readline, sqlite3, ssl, uuid, zlib' \
    && pip --version \
    && test ! -e "$(python -c 'import sysconfig; print(sysconfig.get_path("stdlib"))')/EXTERNALLY-MANAGED"
ENV PATH=/usr/local/bin:/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8
CMD ["python3"]
