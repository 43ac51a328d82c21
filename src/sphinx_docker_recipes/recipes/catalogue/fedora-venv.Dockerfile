# syntax=docker/dockerfile:1
# /// recipe
# title = "Fedora: venv with uv"
# summary = "Fedora has not marked its Python; an environment keeps dnf's packages apart from yours all the same."
# level = "recommended"
# why = "Run by root, pip writes to `/usr/local` there without being stopped, and Fedora's own Python searches that place too. Marking has been proposed for Fedora; a Dockerfile with an environment builds with the marker as well."
# not-when = "Everything is packaged in Fedora: dnf alone will do."
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://fedoraproject.org/wiki/Changes/PythonMarkExternallyManaged",
#   "https://docs.astral.sh/uv/pip/environments/",
# ]
# ///
FROM fedora:44
COPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /usr/local/bin/

RUN dnf install --assumeyes --setopt=install_weak_deps=False python3 \
    && dnf clean all

RUN uv venv --no-managed-python /opt/venv
ENV VIRTUAL_ENV=/opt/venv \
    PATH="/opt/venv/bin:$PATH"

WORKDIR /app
COPY requirements.txt .
RUN --mount=type=cache,target=/root/.cache/uv \
    UV_LINK_MODE=copy uv pip install -r requirements.txt

COPY app.py .
USER nobody
CMD ["python", "app.py"]
