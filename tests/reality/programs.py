"""Random install programs: a Dockerfile whose last RUN installs something, made from a seed."""

import json
import random
import shlex
import tomllib
from dataclasses import dataclass
from pathlib import Path

HEADER = (
    "COPY --from=ghcr.io/astral-sh/uv:0.13 /uv /uvx /usr/local/bin/",
    "RUN apt-get update && apt-get install -y python3 python3-pip python3-venv pipx virtualenv",
)
"""What the root file systems hold already; never run again."""

FILES = {
    "/w/proj": """\
COPY <<EOF /w/proj/pyproject.toml
[project]
name = "proj"
version = "1"
requires-python = ">=3.8"
dependencies = ["six"]
EOF""",
    "/w/pkg": """\
COPY <<EOF /w/pkg/pyproject.toml
[build-system]
requires = ["setuptools"]
build-backend = "setuptools.build_meta"
[project]
name = "pkg"
version = "1"
dependencies = ["six"]
[tool.setuptools]
py-modules = []
EOF""",
}
"""Folders that a program may name, and what puts them there."""

VERSIONS = {"bookworm": "3.11", "trixie": "3.13"}

PIECES: dict[str, list[str]] = tomllib.loads(
    (Path(__file__).parent / "programs.toml").read_text(encoding="utf-8")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """A Dockerfile in two parts: what the root holds already, and what is run."""

    seed: int
    suite: str
    lines: tuple[str, ...]

    @property
    def dockerfile(self) -> str:
        return "\n".join((f"FROM debian:{self.suite}", *HEADER, *self.lines, ""))


def make(seed: int) -> Program:
    """Return the program of *seed*; the same seed gives the same program for ever."""
    rng = random.Random(seed)  # noqa: S311 - reproducible on purpose
    suite = rng.choice(tuple(VERSIONS))
    lines = []
    isolated = rng.random() < 0.6
    if isolated:
        lines += rng.choice(PIECES["environments"]).split("\n")
        lines += some(rng, PIECES["activations"], 0.7)
    here = any(line.startswith("WORKDIR /w") for line in lines)
    lines += (
        some(rng, PIECES["variables"], 0.45)
        + some(rng, PIECES["configurations"], 0.25)
        + some(rng, PIECES["marker-effects"], 0.25)
    )
    lines += some(rng, PIECES["preparations"], 0.15)
    if rng.random() < 0.12:
        lines += rng.choice(PIECES["users"]).split("\n")
    minor = VERSIONS[suite].removeprefix("3.")
    lines.append(f"RUN {command(rng, isolated=isolated)}")
    lines = [line.replace("{minor}", minor) for line in lines]
    if here and rng.random() < 0.8:
        lines = [line.replace("/opt/venv", "/w/.venv") for line in lines]
    elif not here:
        lines = [line.replace(" .venv", " /opt/venv") for line in lines]
    return Program(seed=seed, suite=suite, lines=(*files(lines), *lines))


def files(lines: list[str]) -> list[str]:
    """Return what makes the files that *lines* name."""
    text = "\n".join(lines)
    needed = [made for folder, made in FILES.items() if folder in text]
    return ["RUN mkdir -p /w && echo six > /w/r.txt", *needed]


def some(rng: random.Random, pool: list[str], likelihood: float) -> list[str]:
    chosen = []
    while rng.random() < likelihood:
        chosen.append(rng.choice(pool))
        likelihood /= 2
    return chosen


def command(rng: random.Random, *, isolated: bool) -> str:
    kind = rng.random()
    if kind < 0.4:
        inside = isolated and rng.random() < 0.4
        pip = rng.choice(PIECES["venv-pips" if inside else "pips"])
        plain = f"{pip} {rng.choice(PIECES['pip-actions'])}"
    elif kind < 0.75:
        action = rng.choice(PIECES["uv-actions"])
        flags = " ".join(dict.fromkeys(rng.choice(PIECES["uv-flags"]) for _ in range(rng.randint(0, 3))))
        subject = "/w/r.txt" if action == "sync" else "" if "/w" in action else "six"
        plain = " ".join(f"uv pip {action} {flags} {subject}".split())
    else:
        plain = rng.choice(PIECES["others"])
    if not isolated and "venv" in plain and rng.random() < 0.8:
        plain = "pip install six"
    return wrapped(rng, plain, isolated=isolated)


def wrapped(rng: random.Random, plain: str, *, isolated: bool) -> str:
    """Put *plain* into a wrapper in whose quotes it can stand, and that takes more than one command."""
    while True:
        wrapper = rng.choice(PIECES["wrappers"])
        if not isolated and _ENTERS in wrapper and _TESTS not in wrapper:
            continue  # a shell that ends there asks nothing
        head = wrapper.partition("{command}")[0]
        nested = any(head.count(quote) % 2 for quote in ("'", '"')) or "$(echo" in wrapper
        if nested and {"'", '"'} & set(plain):
            continue
        several = _COMPOUND & set(plain) or "=" in plain.split(maxsplit=1)[0]
        if not several or (head.endswith(_STARTS) and "$x" not in wrapper):
            return exec_form(plain) if head == "EXEC " else wrapper.format(command=plain)


_ENTERS, _TESTS = "venv/bin/activate", "[ -d "
_COMPOUND = frozenset(";&|>")
_STARTS = ("'", '"', "; ", "&& ", "|| ", "then ", " do ", "else ", "( ", "{ ", "\n")
"""What stands before a command wherever more than one can stand."""


def exec_form(plain: str) -> str:
    """Return *plain* as a JSON list of words, or as it is where only a shell can read it."""
    if _SHELLS & set(plain) or "=" in plain.split(maxsplit=1)[0]:
        return plain
    return json.dumps(shlex.split(plain))


_SHELLS = frozenset("$&|;`*>'")
