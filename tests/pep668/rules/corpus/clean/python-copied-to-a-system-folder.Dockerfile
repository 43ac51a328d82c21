FROM amazonlinux:2023 AS builder
COPY install.sh .
RUN bash install.sh

FROM amazonlinux:2023
COPY --from=builder /usr/local/lib/python3.13 /usr/local/lib/python3.13
COPY --from=builder /usr/local/bin/python3.13 /usr/local/bin/python3.13
RUN ln -sf /usr/local/bin/python3.13 /usr/local/bin/python3
COPY --from=ghcr.io/astral-sh/uv:0.13 /uv /usr/local/bin/uv
ENV UV_PROJECT_ENVIRONMENT=/usr/local
RUN uv sync --frozen
