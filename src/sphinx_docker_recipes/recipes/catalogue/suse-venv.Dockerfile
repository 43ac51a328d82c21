# syntax=docker/dockerfile:1
# /// recipe
# title = "openSUSE Tumbleweed: venv with uv"
# summary = "Tumbleweed marks each of its Pythons; name one of them, and make an environment from it."
# level = "recommended"
# why = "Tumbleweed has several Pythons side by side. Naming one in the package's name keeps the choice in your hands."
# not-when = "The image must be the same next month: Tumbleweed has no releases to pin."
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://en.opensuse.org/openSUSE:Packaging_Python",
#   "https://docs.astral.sh/uv/pip/environments/",
# ]
# ///
# Tumbleweed is rolling: it has no releases that a tag could name.
# hadolint ignore=DL3007
FROM opensuse/tumbleweed:latest
COPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /usr/local/bin/

RUN zypper --non-interactive install --no-recommends python313 \
    && zypper clean --all

RUN uv venv --no-managed-python --python 3.13 /opt/venv
ENV VIRTUAL_ENV=/opt/venv \
    PATH="/opt/venv/bin:$PATH"

WORKDIR /app
COPY requirements.txt .
RUN --mount=type=cache,target=/root/.cache/uv \
    UV_LINK_MODE=copy uv pip install -r requirements.txt

COPY app.py .
USER nobody
CMD ["python", "app.py"]
