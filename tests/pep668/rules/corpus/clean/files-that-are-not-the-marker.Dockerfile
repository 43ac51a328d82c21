FROM debian:trixie
RUN apt-get update && apt-get install -y python3 \
    && find /usr/share/i18n/locales -type f ! -name en_US -delete \
    && find /opt -name '*' -delete
