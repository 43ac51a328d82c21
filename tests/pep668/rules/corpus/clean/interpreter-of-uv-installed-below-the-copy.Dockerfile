FROM debian:trixie-slim AS build
COPY --from=ghcr.io/astral-sh/uv:0.13 /uv /bin/
RUN uv python install 3.13 && uv venv --python 3.13 /opt/venv && uv pip install --python /opt/venv cowsay

FROM debian:trixie-slim
COPY --from=ghcr.io/astral-sh/uv:0.13 /uv /bin/
COPY --from=build /opt/venv /opt/venv
RUN uv python install 3.13
RUN VIRTUAL_ENV=/opt/venv uv pip install six
