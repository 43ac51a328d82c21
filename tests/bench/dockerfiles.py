"""A folder of Dockerfiles to measure on: the reader's own, or realistic ones made from a seed."""

import random
from pathlib import Path

BASES = (
    "debian:bookworm-slim",
    "debian:13",
    "ubuntu:22.04",
    "ubuntu:24.04",
    "python:3.12-slim-bookworm",
    "python:3.13",
    "alpine:3.20",
    "node:22-bookworm-slim",
    "nvidia/cuda:12.4.1-runtime-ubuntu24.04",
    "ghcr.io/astral-sh/uv:python3.13-trixie-slim",
)
PACKAGES = (
    "build-essential",
    "ca-certificates",
    "curl",
    "git",
    "libpq-dev",
    "libssl-dev",
    "python3",
    "python3-pip",
    "python3-venv",
)
SOURCES = r"""RUN set -eux; \
    # fetch the sources
    curl -fsSL "https://example.org/v${VERSION}.tar.gz" -o /tmp/src.tgz; \
    mkdir -p /usr/src/app; \
    tar -xzf /tmp/src.tgz -C /usr/src/app --strip-components=1; \
    if [ "$TARGETPLATFORM" = linux/arm64 ]; then \
        make -C /usr/src/app arm; \
    else \
        make -C /usr/src/app; \
    fi; \
    rm /tmp/src.tgz"""
INSTALLS = (
    "RUN pip install --no-cache-dir -r requirements.txt",
    "RUN python3 -m venv /opt/venv\nENV PATH=/opt/venv/bin:$PATH\nRUN pip install --upgrade pip wheel",
    "COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/\nRUN uv pip install --system -r requirements.txt",
    "COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/\nRUN uv pip install --system numpy pandas",
)
BLOCKS = (
    "ENV PYTHONUNBUFFERED=1 \\\n    PYTHONDONTWRITEBYTECODE=1 \\\n    LANG=C.UTF-8",
    "ARG VERSION=1.2.3\nARG TARGETPLATFORM\nENV APP_VERSION=${VERSION:-0.0.0}",
    "WORKDIR /app\nCOPY requirements.txt constraints.txt ./",
    SOURCES,
    'RUN for name in one two three; do echo "$name" >> /etc/names; done \\\n && useradd -m -u 1000 app',
    "LABEL org.opencontainers.image.title=app \\\n      org.opencontainers.image.licenses=MIT",
    "COPY . .\nRUN chmod +x docker-entrypoint.sh && mv docker-entrypoint.sh /usr/local/bin/",
    "EXPOSE 8080/tcp\nHEALTHCHECK --interval=30s CMD curl -f http://localhost:8080/ || exit 1",
)
FILES = 400
LINES = 80


def folder(target: Path, own: Path | None = None) -> list[Path]:
    """Return the files of *own*, or write :data:`FILES` of about :data:`LINES` lines each into *target*."""
    if own is not None:
        files = (path for path in own.resolve().rglob("*") if path.is_file())
        return sorted(path for path in files if "ockerfile" in path.name)
    rng = random.Random(668)  # noqa: S311 - the same files at every run
    paths = []
    for number in range(FILES):
        path = target / f"{number:03}.Dockerfile"
        path.write_text(text(rng), encoding="utf-8")
        paths.append(path)
    return paths


def text(rng: random.Random) -> str:
    parts: list[str] = []
    while sum(part.count("\n") + 2 for part in parts) < LINES:
        parts.append(f"FROM {rng.choice(BASES)} AS stage{len(parts)}")
        parts.append(install(rng))
        parts += [f"# step {number}\n{rng.choice(BLOCKS)}" for number in range(rng.randint(4, 9))]
        parts.append(rng.choice(INSTALLS))
    return "\n\n".join((*parts, 'CMD ["python3", "-m", "app"]', ""))


def install(rng: random.Random) -> str:
    lines = " \\\n    ".join(rng.sample(PACKAGES, rng.randint(3, len(PACKAGES))))
    return (
        "RUN apt-get update && apt-get install -y --no-install-recommends \\\n"
        f"    {lines} \\\n && rm -rf /var/lib/apt/lists/*"
    )
