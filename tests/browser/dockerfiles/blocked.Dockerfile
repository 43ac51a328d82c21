FROM ubuntu:24.04
RUN apt-get update && apt-get install -y python3-pip curl
COPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /bin/
RUN uv pip install --system requests
# docker-recipes: ignore[externally-managed]
RUN pip install requests
