"""Run a program's lines in a root file system, as a builder would, and say what the installer did."""

import json
import re
import shlex
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from string import Template

from reality.programs import Program
from reality.roots import root

BUILDER_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
OFFLINE = {
    "PIP_NO_INDEX": "1",
    "PIP_FIND_LINKS": "/wheels",
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "UV_OFFLINE": "1",
    "UV_FIND_LINKS": "/wheels",
    "UV_PYTHON_DOWNLOADS": "never",
    "UV_NO_PROGRESS": "1",
}
"""Where packages come from; none of it touches the marker."""

MEMORY = Path("/dev/shm")
"""Layers live here where it exists: a disk would wait for every file to be written."""

HOMES = {"root": "/root", "nobody": "/nonexistent"}

_FLAGS = re.compile(r"^RUN (?:--\w+=\S+ )+")
"""Of RUN; a cache is an empty folder at first, as without it."""
_DEFAULT = re.compile(r"\$\{(\w+):-([^}]*)\}")

REFUSALS = ("externally-managed-environment", "is externally managed", "managed externally")


NOT_REACHED = (
    "bin/activate: No such file",
    "cannot open /opt/venv/bin/activate",
    "cannot open /w/.venv/bin/activate",
)
"""What a shell says that stops before the installer; a verdict holds for a step that is reached."""


class Outcome(StrEnum):
    """What the last command did."""

    OK = "ok"
    BLOCKED = "blocked"
    ERROR = "error"
    SETUP = "setup"
    """Something before the installer failed: no builder would have come so far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The outcome and what was printed."""

    outcome: Outcome
    output: str
    written: tuple[str, ...]
    """Where ``six`` lies afterwards, and did not before."""
    links: dict[str, str]
    """Links that were made, and what they name."""


def execute(program: Program) -> Result:
    """Run *program* on a throw-away layer above its root file system; needs to be root."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as name:
        folder = Path(name)
        for part in ("upper", "work", "merged"):
            (folder / part).mkdir()
        script = folder / "script"
        script.write_text(render(program, folder), encoding="utf-8")
        done = subprocess.run(
            ["unshare", "--mount", "sh", str(script)],
            stdin=subprocess.DEVNULL,  # as of a builder
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        code = done.returncode
        if program.lines[-1].startswith("RUN ! ") and code < 90:
            code = int(not code)  # what the command itself ended with
        return judge(code, done.stdout + done.stderr, folder / "upper")


def render(program: Program, folder: Path) -> str:
    merged = folder / "merged"
    layers = f"lowerdir={root(program.suite)},upperdir={folder}/upper,workdir={folder}/work"
    head = [
        f"mount -t overlay overlay -o {layers} {merged} || exit 90",
        *(f"mount --rbind /{part} {merged}/{part} || exit 90" for part in ("proc", "dev")),
    ]
    *setup, last = steps(program)
    guarded = [f"{chroot(merged, step)} >/dev/null 2>&1 || exit 91" for step in setup]
    before = f"find {folder}/upper -name six.py > {folder}/before"
    return "\n".join((*head, *guarded, before, f"exec {chroot(merged, last)} 2>&1", ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """What one RUN starts, and where."""

    words: tuple[str, ...]
    environment: dict[str, str]
    directory: str = "/"
    user: str = "root"


def steps(program: Program) -> list[Command]:
    """Follow the instructions; return what is to be run, in order."""
    environment = {"PATH": BUILDER_PATH}
    arguments: dict[str, str] = {}
    directory, user, shell = "/", "root", ("/bin/sh", "-c")
    found = []
    for line in (part for lines in program.lines for part in split(lines)):
        keyword, _, rest = line.partition(" ")
        match keyword:
            case "RUN":
                words = exec_form(rest) or (*shell, rest)
                variables = arguments | environment
                found.append(Command(words=words, environment=variables, directory=directory, user=user))
            case "WORKDIR":
                directory = rest
                found.append(as_root(f"mkdir -p {rest}"))
            case "COPY":
                found.append(as_root(writes(rest)))
            case "USER":
                user = rest
            case "SHELL":
                shell = exec_form(rest)
            case "ENV":
                environment |= assignments(rest, arguments | environment)
            case "ARG" if "=" in rest:
                arguments |= assignments(rest, environment)
            case "ARG":
                pass
            case _:
                raise ValueError(line)
    return found


def as_root(script: str) -> Command:
    """Return what the builder does itself."""
    return Command(words=("/bin/sh", "-c", script), environment={"PATH": BUILDER_PATH})


def exec_form(text: str) -> tuple[str, ...]:
    """Return the words of a JSON list, none where *text* is a script."""
    return tuple(json.loads(text)) if text.startswith('["') else ()


def writes(text: str) -> str:
    """Return a script that does what ``COPY <<EOF path`` and a body do."""
    head, _, body = text.partition("\n")
    path = head.split()[1]
    return f"mkdir -p $(dirname {path}) && cat > {path} <<'EOF'\n{body}"


def split(lines: str) -> list[str]:
    """Return the instructions of *lines*: a RUN may go on in a here-document, which the shell then gets."""
    if lines.startswith("COPY "):
        return [lines]
    head, _, body = lines.partition("\n")
    if not head.startswith("RUN ") or "<<" not in head:
        return [_FLAGS.sub("RUN ", line) for line in lines.split("\n")]
    return ["RUN " + body.removesuffix("\nEOF") if head == "RUN <<EOF" else lines]


def assignments(text: str, known: dict[str, str]) -> dict[str, str]:
    if "=" not in text:
        name, value = text.split(" ", 1)
        return {name: value}
    pairs = (word.split("=", 1) for word in shlex.split(text))
    return {
        name: Template(_DEFAULT.sub(_or_default(known), value)).safe_substitute(known)
        for name, value in pairs
    }


def _or_default(known: dict[str, str]) -> Callable[[re.Match[str]], str]:
    return lambda found: known.get(found[1]) or found[2]


def chroot(merged: Path, command: Command) -> str:
    variables = {"HOME": HOMES.get(command.user, "/home/app")} | OFFLINE | command.environment
    inside = f"cd {command.directory} && exec {shlex.join(command.words)}"
    words = ["chroot", f"--userspec={command.user}", str(merged), "/usr/bin/env", "-i"]
    words += [f"{name}={value}" for name, value in variables.items()]
    return shlex.join([*words, "/bin/sh", "-c", inside])


def judge(code: int, output: str, upper: Path) -> Result:
    ignored = {"_vendor", ".cache"}
    note = upper.with_name("before")
    earlier = set(note.read_text(encoding="utf-8").splitlines() if note.exists() else ())
    files = (path for path in upper.rglob("six.py") if str(path) not in earlier)
    found = (path.parent.relative_to(upper) for path in files)
    written = tuple(sorted(f"/{folder}" for folder in found if not ignored & set(folder.parts)))
    if code == 91 or any(text in output for text in NOT_REACHED):
        outcome = Outcome.SETUP
    elif code == 90:
        raise RuntimeError(output)
    elif any(text in output for text in REFUSALS):
        outcome = Outcome.BLOCKED
    else:
        outcome = Outcome.OK if code == 0 else Outcome.ERROR
    links = {
        f"/{path.relative_to(upper)}": str(path.readlink()) for path in upper.glob("*/*") if path.is_symlink()
    }
    return Result(outcome=outcome, output=output, written=written, links=links)
