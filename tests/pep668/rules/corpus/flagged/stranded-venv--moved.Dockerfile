FROM python:3.13-slim AS build
RUN python -m venv /build/venv && /build/venv/bin/pip install cowsay

FROM python:3.13-slim
# expect: stranded-venv
COPY --from=build /build/venv /opt/venv
