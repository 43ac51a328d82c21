FROM python:3.13 AS build
RUN python -m venv /opt/venv && /opt/venv/bin/pip install cowsay

FROM python:3.13-slim
COPY --from=build /opt/venv /opt/venv
ENV PATH="/opt/venv/bin:$PATH"
