FROM debian:trixie
COPY --from=ghcr.io/astral-sh/uv:latest /uv /bin/uv
RUN apt-get update && apt-get install -y python3-pip python3-venv
RUN uv venv /opt/venv
ENV PATH="/opt/venv/bin:$PATH"
# expect: externally-managed, venv-without-pip
RUN pip install cowsay
