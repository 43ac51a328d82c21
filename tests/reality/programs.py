"""Random install programs: a Dockerfile whose last RUN installs something, made from a seed."""

import random
import tomllib
from dataclasses import dataclass
from pathlib import Path

HEADER = (
    "COPY --from=ghcr.io/astral-sh/uv:0.13 /uv /uvx /usr/local/bin/",
    "RUN apt-get update && apt-get install -y python3 python3-pip python3-venv pipx",
)
"""What the root file systems hold already; never run again."""

VERSIONS = {"bookworm": "3.11", "trixie": "3.13"}

PIECES: dict[str, list[str]] = tomllib.loads(
    (Path(__file__).parent / "programs.toml").read_text(encoding="utf-8")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """A Dockerfile in two parts: what the root holds already, and what is run."""

    suite: str
    lines: tuple[str, ...]

    @property
    def dockerfile(self) -> str:
        return "\n".join((f"FROM debian:{self.suite}", *HEADER, *self.lines, ""))


def make(seed: int) -> Program:
    """Return the program of *seed*; the same seed gives the same program for ever."""
    rng = random.Random(seed)  # noqa: S311 - reproducible on purpose
    suite = rng.choice(tuple(VERSIONS))
    lines = ["RUN mkdir -p /w && echo six > /w/r.txt"]
    isolated = rng.random() < 0.6
    if isolated:
        lines += rng.choice(PIECES["environments"]).split("\n")
        lines += some(rng, PIECES["activations"], 0.7)
    here = "WORKDIR /w" in lines
    lines += (
        some(rng, PIECES["variables"], 0.45)
        + some(rng, PIECES["configurations"], 0.25)
        + some(rng, PIECES["marker-effects"], 0.25)
    )
    if rng.random() < 0.1:
        lines += ["RUN useradd -m app && chmod 777 /w", "USER app"]
    minor = VERSIONS[suite].removeprefix("3.")
    lines.append(f"RUN {command(rng, isolated=isolated)}")
    lines = [line.replace("{minor}", minor) for line in lines]
    if here and rng.random() < 0.8:
        lines = [line.replace("/opt/venv", "/w/.venv") for line in lines]
    elif not here:
        lines = [line.replace(" .venv", " /opt/venv") for line in lines]
    return Program(suite=suite, lines=tuple(lines))


def some(rng: random.Random, pool: list[str], likelihood: float) -> list[str]:
    chosen = []
    while rng.random() < likelihood:
        chosen.append(rng.choice(pool))
        likelihood /= 2
    return chosen


def command(rng: random.Random, *, isolated: bool) -> str:
    kind = rng.random()
    if kind < 0.5:
        inside = isolated and rng.random() < 0.4
        pip = rng.choice(PIECES["venv-pips" if inside else "pips"])
        plain = f"{pip} {rng.choice(PIECES['pip-actions'])}"
    elif kind < 0.9:
        action = rng.choice(PIECES["uv-actions"])
        flags = " ".join(dict.fromkeys(rng.choice(PIECES["uv-flags"]) for _ in range(rng.randint(0, 3))))
        subject = "/w/r.txt" if action == "sync" else "six"
        plain = " ".join(f"uv pip {action} {flags} {subject}".split())
    else:
        plain = rng.choice(PIECES["others"])
    if not isolated and "venv" in plain and rng.random() < 0.8:
        plain = "pip install six"
    return wrapped(rng, plain)


def wrapped(rng: random.Random, plain: str) -> str:
    """Put *plain* into a wrapper in whose quotes it can stand."""
    while True:
        wrapper = rng.choice(PIECES["wrappers"])
        nested = any(f"{quote}{{command}}" in wrapper for quote in ("'", '"')) or "$(echo" in wrapper
        if not (nested and {"'", '"'} & set(plain)):
            return wrapper.format(command=plain)
