"""pip's configuration files, read as pip reads them: with Python's own parser, which refuses some."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from sphinx_docker_recipes.pep668.unknowns import MARK, readable
from sphinx_docker_recipes.values import field, valueclass

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from configparser import RawConfigParser


@valueclass(frozen=True, slots=True)
class Ini:
    """What a file says."""

    values: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """By section and key, keys as options of pip are called."""
    error: str = ""
    """Why pip cannot read it and stops (``_internal/configuration.py``, pip 26.3); empty where it can."""


@lru_cache(maxsize=64)
def read_ini(content: str) -> Ini | None:
    """Read a file; None where a text that is not known keeps it from being read."""
    from configparser import Error, RawConfigParser  # noqa: PLC0415 - lazy: most Dockerfiles write none

    parser = RawConfigParser()
    try:
        parser.read_string(content)
    except Error as error:
        return None if MARK in content else Ini(error=_complaint(error, content))
    return Ini({(section, _option(key)): value for section, key, value in _values(parser)})


def with_value(content: str, section: str, key: str, value: str | None) -> str:
    """Return what ``pip config set`` makes of a file, or ``pip config unset`` without a *value*."""
    ini = read_ini(content)
    if ini is None or ini.error:
        return content
    values = {**ini.values, (section, _option(key)): value}
    lines: list[str] = []
    for part in dict.fromkeys(where for where, _ in values):
        lines.append(f"[{part}]\n")
        lines += [f"{name} = {text}\n" for (where, name), text in values.items() if where == part and text]
    return "".join(lines)


def _values(parser: "RawConfigParser") -> Iterator[tuple[str, str, str]]:
    """Give section, key and value; what stands in ``[DEFAULT]`` holds for every section."""
    for section in parser.sections():
        for key, value in parser.items(section):
            yield section, key, value


def _option(key: str) -> str:
    """Return what pip makes of a key."""
    return key.lower().replace("_", "-").removeprefix("--")


def _complaint(error: Exception, content: str) -> str:
    """Say what is wrong, naming the first line that is."""
    errors = getattr(error, "errors", None)
    number = errors[0][0] if errors else getattr(error, "lineno", 1) or 1
    line = readable(content.splitlines()[number - 1].strip()) if content.splitlines()[number - 1 :] else ""
    reason = {
        "MissingSectionHeaderError": "stands in no section",
        "DuplicateSectionError": "opens a section for a second time",
        "DuplicateOptionError": "sets an option for a second time",
    }.get(type(error).__name__, "is neither a section nor a setting")
    return f"its line {number}, `{line}`, {reason}"
