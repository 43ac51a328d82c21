# syntax=docker/dockerfile:1
# /// recipe
# title = "Ansible in an environment"
# summary = "A controller image on Debian: ansible-core from PyPI at the version you pin."
# level = "recommended"
# why = "Debian's Ansible is as old as the release; PyPI's needs a place of its own. Modules for localhost run on the environment's Python without any setting: Ansible's implicit localhost takes the Python that Ansible itself runs on."
# not-when = "Debian's version will do: apt install ansible-core."
# purpose = "Ansible"
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://docs.ansible.com/ansible/latest/installation_guide/intro_installation.html",
#   "https://docs.ansible.com/ansible/latest/inventory/implicit_localhost.html",
#   "https://github.com/geerlingguy/ansible-role-pip/issues/57",
# ]
# ///
FROM debian:trixie-slim

RUN apt-get update \
    && apt-get install -y --no-install-recommends openssh-client python3 python3-venv \
    && rm -rf /var/lib/apt/lists/*

RUN python3 -m venv /opt/ansible
ENV PATH="/opt/ansible/bin:$PATH"
RUN --mount=type=cache,target=/root/.cache/pip \
    pip install ansible-core==2.19.14

RUN useradd --create-home ansible
USER ansible
WORKDIR /home/ansible
ENV LC_ALL=C.UTF-8
CMD ["ansible", "localhost", "--module-name", "ansible.builtin.ping"]
