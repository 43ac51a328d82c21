# syntax=docker/dockerfile:1
# /// recipe
# title = "code-server on Fedora: venv with uv"
# summary = "The same for code-server's Fedora image, whose Python has no marker."
# level = "recommended"
# why = "Without a marker pip would write to the system for root, and to `~/.local` for coder. An environment is the same on every variant of the image."
# not-when = "Nothing ties you to Fedora: the tag rests on Fedora 39, which has had no updates since 2024; the default image is Debian 13."
# purpose = "the tag fedora"
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://github.com/coder/code-server/blob/main/ci/release-image/docker-bake.hcl",
#   "https://docs.astral.sh/uv/pip/environments/",
# ]
# ///
FROM codercom/code-server:fedora
COPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /usr/local/bin/

# The package manager needs root; the directory is handed to the user who works in it.
USER root
RUN dnf install --assumeyes --setopt=install_weak_deps=False python3 \
    && dnf clean all \
    && install --directory --owner=coder --group=coder /opt/venv
USER 1000

RUN uv venv --no-managed-python /opt/venv
ENV VIRTUAL_ENV=/opt/venv \
    PATH="/opt/venv/bin:$PATH"

COPY requirements.txt /tmp/requirements.txt
# --no-cache: nothing of the downloads stays behind in coder's home directory.
RUN uv pip install --no-cache -r /tmp/requirements.txt
