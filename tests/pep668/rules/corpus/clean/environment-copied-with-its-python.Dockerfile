FROM python:3.12-slim AS build
RUN python -m venv /opt/venv

FROM python:3.13-slim
COPY --from=build /usr/local /usr/local
COPY --from=build /opt/venv /opt/venv
