FROM alpine:3.22
RUN apk add --no-cache python3
# expect: externally-managed
RUN python3 -m ensurepip
