FROM python:3.12-slim AS build
RUN python -m venv /opt/venv && /opt/venv/bin/pip install six

FROM python:3.13-slim
# expect: stranded-venv
COPY --from=build /opt/venv /opt/venv
