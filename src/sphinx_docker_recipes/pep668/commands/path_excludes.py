"""What dpkg is told to leave out of packages: ``path-exclude`` in its configuration (dpkg(1))."""

import re

from sphinx_docker_recipes.facts.patterns import fits_glob
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.recorder import note
from sphinx_docker_recipes.pep668.shell.calls import Call
from sphinx_docker_recipes.pep668.state.disk import Disk, MarkerState, Site
from sphinx_docker_recipes.pep668.trace import MarkerGone
from sphinx_docker_recipes.regex import regex

_FILES = ("/etc/dpkg/dpkg.cfg.d/", "/etc/dpkg/dpkg.cfg")
_LINE = regex(r"^[ \t]*path-(?P<what>exclude|include)(?:=|[ \t]+)(?P<glob>\S+)", re.MULTILINE)


def leave_out(shell: Shell, call: Call | None, site: Site) -> None:
    """Take the marker from a Python that arrives, where dpkg is told not to unpack it."""
    path = site.marker.path or ""
    if site.marker.state is not MarkerState.PRESENT or not is_left_out(shell.disk, path):
        return
    shell.disk.set_marker(site, MarkerState.DIVERTED, f"dpkg is told not to install the marker {path}")
    if call is not None:
        event = MarkerGone(
            stage=shell.run.stage.index,
            run=shell.run.index,
            span=shell.span(call.start, call.end),
            path=path,
            how="left out",
            effective=True,
        )
        note(shell, event)


def is_left_out(disk: Disk, path: str) -> bool:
    """Return whether a file of the build keeps dpkg from unpacking *path*; the last line counts."""
    left_out = False
    for name in sorted(disk.files):
        if name.startswith(_FILES):
            for line in _LINE.finditer(disk.files[name] or ""):
                if fits_glob(path, line["glob"].strip("'\"")):
                    left_out = line["what"] == "exclude"
    return left_out
