ARG VERSION=3.13
FROM python:${VERSION}-slim
# expect: redundant-override
RUN pip install --break-system-packages cowsay
