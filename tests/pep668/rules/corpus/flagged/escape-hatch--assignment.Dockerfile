FROM alpine:3.22
RUN apk add --no-cache py3-pip
# expect: escape-hatch
RUN PIP_BREAK_SYSTEM_PACKAGES=1 pip install cowsay
