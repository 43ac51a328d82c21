ARG BASE
# expect: unknown-base
FROM ${BASE}
RUN pip install cowsay
