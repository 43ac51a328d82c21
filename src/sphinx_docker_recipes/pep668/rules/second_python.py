"""The distribution's Python comes to stand beside the image's own.

``apt-get install python3-numpy`` on a ``python:`` image brings Debian's Python to ``/usr``, while ``python``
and ``pip`` stay those of ``/usr/local``. A module from a ``python3-`` package cannot be imported by the
Python that runs, the image grows, and whatever calls ``/usr/bin/python3`` meets a marked Python. Packages
that bring tools and no modules, such as ``python3-dev``, are only worth a note.

Flagged:

    FROM python:3.13-slim
    RUN apt-get update && apt-get install -y python3-numpy

Clean:

    FROM python:3.13-slim
    RUN pip install numpy
"""

from collections.abc import Iterator

from sphinx_docker_recipes.pep668.report import Finding
from sphinx_docker_recipes.pep668.rules.model import Rule, RuleContext
from sphinx_docker_recipes.pep668.trace import PackagesInstalled
from sphinx_docker_recipes.pep668.ways_out import WayOut
from sphinx_docker_recipes.regex import regex
from sphinx_docker_recipes.vocabulary import Severity

PACKAGE = regex(r"python3|python3[.\d]*-.+|python3\.\d+|py3-.+")
TOOLING = regex(
    r"python3[.\d]*(-(dev|distutils|full|minimal|pip|setuptools|venv|virtualenv|wheel))?|py3-(pip|setuptools)"
)
"""Packages that hold no module to miss; people install them for the tools."""

OWN = regex(r"python3[.\d]*(-(dev|full|minimal|pip|venv))?|py3-pip")
"""What the Python of the image has itself, headers for building extensions among it."""

FOREIGN = frozenset({"upstream", "pypy", "conda"})
WAY = WayOut(text="Install it with the image's own pip or uv, or start from the distribution's image.")
LEAVE_OUT = WayOut(text="Leave it out: the Python of this image has its own.")


def check(context: RuleContext) -> Iterator[Finding]:
    """Yield the first package of each command that brings the distribution's Python to another's image."""
    for event in context.of(PackagesInstalled):
        base = context.base(event.stage)
        if base is None or base.first is None or base.first.origin not in FOREIGN:
            continue
        found = event.packages.like(PACKAGE)
        modules = [(name, span) for name, span in found if not TOOLING.fullmatch(name)]
        for name, span in (modules or found)[:1]:
            own = base.first.executable
            message = f"`{name}` belongs to the distribution's Python, not to {own} of this image."
            severity = Severity.WARNING if modules else Severity.INFO
            way = LEAVE_OUT if OWN.fullmatch(name) else WAY
            yield RULE.finding(span, message, way, severity=severity)


RULE = Rule(
    id="second-python",
    severity=Severity.WARNING,
    title="The distribution's Python beside the image's own",
    check=check,
)
