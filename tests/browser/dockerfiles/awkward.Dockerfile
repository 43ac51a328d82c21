# escape=`
ARG TAG=13
FROM debian:${TAG} AS one
RUN apt-get update && apt-get install -y python3-pip ` 
 && if true; then pip install a; fi
SHELL ["/bin/bash", "-c"]
RUN <<EOT
pip install --break-system-packages "x<2" || true
rm /usr/lib/python3*/EXTERNALLY-MANAGED
pip install é
EOT

FROM one
ENV PIP_BREAK_SYSTEM_PACKAGES=1
# docker-recipes: ignore[externally-managd]
RUN ["pip", "install", "b"]
