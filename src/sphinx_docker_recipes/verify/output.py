"""The lines of a build's log that matter, without what changes at every run or tells of the machine."""

import re
from collections.abc import Iterable, Iterator

LIMIT = 40
"""Lines that a record keeps at most."""

_BUILDKIT = re.compile(r"^#\d+ ")
"""What BuildKit's plain progress puts before each line of its own; what follows a failure has none."""

_PRINTED = re.compile(r"^#\d+ \d+\.\d+(?: |$)")
"""What it puts before each line that a command printed."""

_NOISE = (
    re.compile(r"^(subprocess exited|Error: building at STEP|error building at STEP|time=|STEP \d)"),
    re.compile(r"notice\S* (A new release of pip|To update, run)"),
)

_INSTALLER = (
    re.compile(r"^(Successfully (un)?installed|Not uninstalling|Found existing installation) "),
    re.compile(
        r"^ {4}(Found existing installation|Not uninstalling|Successfully uninstalled|Can't uninstall)"
    ),
    re.compile(r"^(Using (CPython|Python|PyPy)|Creating virtual environment|Installed \d+ executable)"),
    re.compile(r"^(Resolved|Prepared|Installed|Uninstalled|Audited|Checked) \d+ packages?"),
    re.compile(r"^ [-+~] \S+"),
    re.compile(r"^ +installed package "),
    re.compile(r"^ +- Installing "),
    re.compile(r"^(warning|WARNING|hint): "),
)
_DISTRIBUTION = re.compile(r"^Setting up (python3-(?!minimal|venv|pip|distutils|lib2to3|pkg)|pipx)\S* ")
_FAILURE = re.compile(r"^(error|ERROR|Error)\b: ?|^× |exec \S+: no such file")
_VERSION = re.compile(r"^Setting up (python3|python3-pip|pipx)(?::\w+)? \((?:\d+:)?([\d.]+)")
_UNPULLED = re.compile(
    r"failed to resolve source metadata for (\S+?): |initializing source docker://(\S+?): "
)
"""How BuildKit and Podman say that they cannot get an image."""

_TOOLS = {"python3": "python", "python3-pip": "pip", "pipx": "pipx"}


def outline(log: str, *, failed: bool = False) -> tuple[str, ...]:
    """Return the installer's own lines; of a failed build its error, to the end of the message."""
    lines = [line for line in _printed(log) if not any(noise.search(line) for noise in _NOISE)]
    kept = [line for line in _kept(lines, failed=failed) if line]
    kept = kept or [line for line in lines if _DISTRIBUTION.match(line)]
    return tuple(neutral(line) for line in kept[:LIMIT])


def neutral(line: str) -> str:
    """Return a line without durations, sizes and addresses."""
    line = re.sub(r" in (\d+(\.\d+)?(ms|s|m) ?)+$", "", line)
    line = re.sub(r" \(\d+(\.\d+)? ?([kKM]i?B|bytes)\)", "", line)
    line = re.sub(r"(file://)?/wheelhouse/", "", line)
    line = re.sub(r":? https?://\S+", "", line)
    return line.rstrip()


def versions(log: str) -> dict[str, str]:
    """Return the versions of Python and installers that a distribution's package manager set up."""
    found = map(_VERSION.match, _printed(log))
    return {_TOOLS[match[1]]: match[2].rstrip(".") for match in found if match}


def unpulled(log: str) -> str:
    """Return the image that a builder could not get; empty where it got all."""
    found = _UNPULLED.search(log)
    return (found[1] or found[2]) if found else ""


def _printed(log: str) -> list[str]:
    """Return a log's lines; of BuildKit's those that commands printed, without what it puts before them."""
    lines = [line.rstrip() for line in log.splitlines()]
    if any(_BUILDKIT.match(line) for line in lines):
        lines = [line[found.end() :] for line in lines if (found := _PRINTED.match(line))]
    return lines


def _kept(lines: Iterable[str], *, failed: bool) -> Iterator[str]:
    """Yield installers' lines, and where the build failed all lines from the failure on."""
    failing = False
    for line in lines:
        failing = failing or (failed and bool(_FAILURE.search(line)))
        if failing or any(pattern.match(line) for pattern in _INSTALLER):
            yield line
