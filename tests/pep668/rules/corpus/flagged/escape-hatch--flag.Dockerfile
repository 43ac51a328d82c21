FROM debian:trixie
RUN apt-get update && apt-get install -y python3-pip python3-venv
RUN pip install \
        # expect: escape-hatch
        --break-system-packages \
        cowsay
