FROM debian:trixie
RUN apt-get update && apt-get install -y python3-pip python3-venv
RUN <<EOF
# expect: hidden-failure
pip install cowsay
rm -rf /root/.cache
EOF
