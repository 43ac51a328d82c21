# /// recipe
# title = "Escape hatch with pip"
# summary = "One command passes over the marker."
# level = "escape-hatch"
# reason = "Tools that look at nothing but the system Python."
# instead = "deb-venv-pip"
# authors = ["@ada"]
# sources = ["https://pip.pypa.io/en/stable/cli/pip_install/"]
# ///
FROM debian:trixie-slim
RUN apt-get update && apt-get install -y python3-pip
RUN pip install --break-system-packages flask
