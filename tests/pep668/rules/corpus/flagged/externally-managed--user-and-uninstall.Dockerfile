FROM debian:12
RUN apt-get update && apt-get install -y python3-pip python3-venv
# expect: externally-managed
RUN pip install --user cowsay
# expect: externally-managed
RUN pip uninstall -y cowsay
