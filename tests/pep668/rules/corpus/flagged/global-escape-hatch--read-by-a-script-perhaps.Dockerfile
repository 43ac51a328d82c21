FROM debian:trixie
COPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /usr/local/bin/
# expect: global-escape-hatch
ENV PIP_BREAK_SYSTEM_PACKAGES=1
COPY setup.sh /tmp/
RUN /tmp/setup.sh && uv venv /opt/venv && uv pip install --python /opt/venv cowsay
