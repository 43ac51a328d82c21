FROM python:3.13-slim-trixie AS build
RUN ln -s /usr/local/bin/python /usr/bin/python && /usr/bin/python -m venv /venv
RUN /venv/bin/pip install --no-cache-dir cowsay

FROM gcr.io/distroless/python3-debian13
COPY --from=build /venv /venv
ENTRYPOINT ["/venv/bin/cowsay", "moo"]
