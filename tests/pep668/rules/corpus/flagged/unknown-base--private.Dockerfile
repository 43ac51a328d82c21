# expect: unknown-base
FROM registry.example.com/base:1 AS build
RUN pip install cowsay

FROM build
RUN pip install six
