FROM debian:trixie
COPY --from=ghcr.io/astral-sh/uv:latest /uv /bin/uv
RUN apt-get update && apt-get install -y python3
# expect: override-without-effect
ENV PIP_BREAK_SYSTEM_PACKAGES=1
# expect: externally-managed
RUN uv pip install --system cowsay
