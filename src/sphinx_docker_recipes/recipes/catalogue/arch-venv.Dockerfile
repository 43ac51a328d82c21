# syntax=docker/dockerfile:1
# /// recipe
# title = "Arch Linux: venv with uv"
# summary = "Arch marks its Python; the environment has to be made anew whenever Python's version moves on."
# level = "recommended"
# why = "Arch updates Python from one minor version to the next in place, and an environment belongs to one of them. In an image that is no problem: both are built together."
# not-when = "The image must be the same next month: Arch has no releases to pin."
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://wiki.archlinux.org/title/Python",
#   "https://docs.astral.sh/uv/pip/environments/",
# ]
# ///
FROM archlinux:base
COPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /usr/local/bin/

RUN pacman --sync --refresh --sysupgrade --noconfirm python \
    && rm -rf /var/cache/pacman/pkg/*

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
