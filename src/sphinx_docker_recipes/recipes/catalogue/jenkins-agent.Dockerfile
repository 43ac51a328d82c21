# syntax=docker/dockerfile:1
# /// recipe
# title = "Build agent with tools from apt and PyPI"
# summary = "One environment for every job, which sees the tools that apt installed."
# level = "situational"
# why = "Agents collect tools from both worlds. With `--system-site-packages` apt's modules stay importable, and pip adds what Debian lacks without touching them. ENV reaches every shell that the agent starts."
# not-when = "Jobs need different versions: let each job make an environment of its own."
# purpose = "build agents"
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://github.com/jitsi/infra-provisioning/issues/1115",
#   "https://www.jenkins.io/doc/book/using/using-agents/",
# ]
# ///
FROM debian:trixie-slim

RUN apt-get update \
    && apt-get install -y --no-install-recommends git python3-venv python3-yaml \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home jenkins

RUN python3 -m venv --system-site-packages /opt/venv
ENV PATH="/opt/venv/bin:$PATH"

COPY requirements.txt /tmp/requirements.txt
RUN pip install --no-cache-dir -r /tmp/requirements.txt \
    && python -c "import yaml" \
    && chown -R jenkins:jenkins /opt/venv

USER jenkins
WORKDIR /home/jenkins
