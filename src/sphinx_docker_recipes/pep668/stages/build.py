"""One Dockerfile that is being followed, and what its variables stand for, by the rules of BuildKit."""

import re
from collections.abc import Mapping
from datetime import date

from sphinx_docker_recipes.dockerfile.arguments import Pair
from sphinx_docker_recipes.dockerfile.expand import expand
from sphinx_docker_recipes.dockerfile.model import Dockerfile
from sphinx_docker_recipes.dockerfile.shell_model import UNSET
from sphinx_docker_recipes.facts.tables import Facts
from sphinx_docker_recipes.pep668.context import StageState
from sphinx_docker_recipes.pep668.trace import Trace
from sphinx_docker_recipes.pep668.unknowns import bounded, may_be_empty, unknown
from sphinx_docker_recipes.regex import regex
from sphinx_docker_recipes.values import field, valueclass

_PLAIN_TEXT = regex(r"[\w./:+,=@-]*")
"""Matches a text that Docker's expansion leaves as it is."""
_PLAIN = regex(r"\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\})")
"""A variable without an operator."""
_IF_SET = regex(r"\$\{([A-Za-z_]\w*):?\+")
"""A text that is there only where a variable has a value."""
OF_PLATFORM = frozenset(
    (
        *("TARGETPLATFORM", "TARGETOS", "TARGETARCH", "TARGETVARIANT", "TARGETSTAGE"),
        *("BUILDPLATFORM", "BUILDOS", "BUILDARCH", "BUILDVARIANT", "BUILDSTAGE"),
    )
)
"""Arguments that the builder sets before the first FROM, too."""


@valueclass(slots=True)
class Build:
    """One file that is being followed."""

    trace: Trace
    facts: Facts
    as_of: date
    build_args: Mapping[str, str]
    globals: dict[str, str] = field(default_factory=dict)
    stages: list[StageState] = field(default_factory=list)
    by_name: dict[str, StageState] = field(default_factory=dict)
    images: dict[str, StageState] = field(default_factory=dict)
    position: int = 0
    """The index of the instruction that is being followed."""
    matters: bool = True
    """Whether the file names anything that installs Python packages: else nothing in it is followed."""

    @property
    def dockerfile(self) -> Dockerfile:
        """Return the file."""
        return self.trace.dockerfile


def expanded(build: Build, text: str, variables: Mapping[str, str]) -> str:
    """Expand as Docker does; a placeholder stands for a variable without a value and without a default."""

    def plain(match: re.Match[str]) -> str:
        name = match[1] or match[2]
        return match[0] if name in variables else unknown(name)

    if _PLAIN_TEXT.fullmatch(text):
        return text

    def lookup(name: str) -> str:
        return variables.get(name, UNSET)

    value = expand(_PLAIN.sub(plain, text), lookup, build.dockerfile.escape)
    return unknown(text) if value is None else value


_SET_BY_BUILDER = {name: unknown(name) for name in OF_PLATFORM}


def keep_global(build: Build, pair: Pair) -> None:
    """Keep an ARG before the first FROM that has a value."""
    if pair.name in build.build_args:
        build.globals[pair.name] = build.build_args[pair.name]
    elif pair.value is not None:
        build.globals[pair.name] = value_of(build, pair.value.value, _SET_BY_BUILDER | build.globals)


def value_in(build: Build, state: StageState, text: str) -> str:
    """Expand as Docker does in a stage; on a distribution's own image a variable not set there is unset."""
    return value_of(build, text, state.env, complete=state.plain)


def value_of(build: Build, text: str, variables: Mapping[str, str], *, complete: bool = True) -> str:
    """Expand as Docker does; with *complete* a variable that is not there is unset, else it is not known."""
    if _PLAIN_TEXT.fullmatch(text):
        return text

    def lookup(name: str) -> str:
        found = variables.get(name)
        return found if found is not None else UNSET if complete else unknown(name)

    if any(may_be_empty(name, lookup(name)) for name in _IF_SET.findall(text)):
        return unknown(text)
    value = expand(text, lookup, build.dockerfile.escape)
    return unknown(text) if value is None else bounded(value, text)
