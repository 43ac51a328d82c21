"""The settings of ``check``: ``docker-recipes.toml``, or ``[tool.docker-recipes]`` in ``pyproject.toml``.

The nearest file upward from the directory the command runs in counts; where one directory holds both,
``docker-recipes.toml`` does. Unknown keys are errors, so that a slip of the pen never passes for a setting.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from sphinx_docker_recipes.errors import ConfigurationError, Problem
from sphinx_docker_recipes.pep668.rules import RULE_IDS
from sphinx_docker_recipes.toml import parse_toml
from sphinx_docker_recipes.values import field, valueclass
from sphinx_docker_recipes.vocabulary import Severity

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

FILES = ("docker-recipes.toml", "pyproject.toml")
TABLE = "docker-recipes"
FAIL_ON: Mapping[str, Severity | None] = {**{str(severity): severity for severity in Severity}, "never": None}
"""The words of ``--fail-on`` and what they mean; None never fails."""


@valueclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """What a configuration file says; the defaults where it is silent."""

    path: "Path | None" = None
    select: frozenset[str] | None = None
    """Only these rules; None for all."""
    ignore: frozenset[str] = frozenset()
    fail_on: Severity | None = Severity.WARNING
    as_of: date | None = None
    base_images: "tuple[Path, ...]" = ()
    """The file itself when it holds tables of base images."""
    per_file_ignores: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Glob pattern of paths to the rules ignored in them."""


def load_configuration(explicit: str | None, directory: str) -> Configuration:
    """Return the settings of the file named, else of the nearest one upward from *directory*.

    Raises ConfigurationError with every problem of the file.
    """
    path = next(candidates(directory), None) if explicit is None else explicit
    if path is None:
        return Configuration()
    from pathlib import Path  # noqa: PLC0415 - lazy: where nothing is configured, nothing needs it

    return read_configuration(Path(path))


def candidates(directory: str) -> Iterator[str]:
    """Yield the configuration files from *directory* upward, the nearest first."""
    above = os.path.dirname(directory)
    for name in FILES:
        path = os.path.join(directory, name)
        if os.path.isfile(path) and (name != "pyproject.toml" or is_ours(path)):
            yield path
    if above != directory:
        yield from candidates(above)


def is_ours(pyproject: str) -> bool:
    """Return whether a ``pyproject.toml`` has settings for this program."""
    with open(pyproject, encoding="utf-8", errors="replace") as file:
        text = file.read()
    return TABLE in text and TABLE in read_toml(pyproject, text).get("tool", {})


def read_configuration(path: "Path") -> Configuration:
    """Return the settings of one file, or raise ConfigurationError with all that is wrong in it."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"the configuration cannot be read: {getattr(error, 'strerror', None) or error}"
        raise ConfigurationError([Problem(path=str(path), message=message)]) from error
    document = read_toml(path, text)
    table = document.get("tool", {}).get(TABLE, {}) if path.name == "pyproject.toml" else document
    problems: list[Problem] = []
    settings: dict[str, Any] = {}
    for key, value in table.items():
        try:
            settings[key.replace("-", "_")] = setting(key, value, path)
        except ValueError as error:
            message, _, remedy = str(error).partition("; ")
            problems.append(Problem(path=str(path), line=line_of(key, text), message=message, remedy=remedy))
    if problems:
        raise ConfigurationError(problems)
    return Configuration(path=path, **settings)


def read_toml(path: "str | Path", text: str) -> "dict[str, Any]":
    """Parse TOML; a syntax error becomes a ConfigurationError that names the file."""
    try:
        return parse_toml(text)
    except ValueError as error:
        raise ConfigurationError(
            [Problem(path=str(path), message=f"this is not valid TOML: {error}")]
        ) from error


def setting(key: str, value: object, path: "Path") -> object:
    """Return the typed value of one key; raise ValueError with message and remedy split by ``; ``."""
    if key not in PARSERS:
        raise ValueError(f"unknown key {key!r}; {nearest(key, PARSERS)}")
    try:
        return PARSERS[key](value, path)
    except ValueError as error:
        raise ValueError(f"{key}: {error}") from None


def rule_ids(value: object, _path: "Path | None" = None) -> frozenset[str]:
    """Return a list of rule ids as a set; raise ValueError for one that does not exist."""
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError("expected a list of rule ids")
    for item in value:
        if item not in RULE_IDS:
            raise ValueError(f"there is no rule {item!r}; {nearest(item, RULE_IDS)}")
    return frozenset(value)


def severity(value: object, _path: "Path") -> Severity | None:
    """Return the severity that a word of ``--fail-on`` means."""
    if value not in FAIL_ON:
        raise ValueError(f"{value!r} is not one of {', '.join(FAIL_ON)}")
    return FAIL_ON[str(value)]


def day(value: object, _path: "Path") -> date:
    """Return a date, written as a TOML date or as text."""
    if type(value) is date:
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise ValueError(f"{value!r} is not a date; write it as YYYY-MM-DD") from None


def ignores(value: object, _path: "Path") -> Mapping[str, frozenset[str]]:
    """Return the rules ignored for each pattern of paths."""
    if not isinstance(value, dict):
        raise ValueError("expected a table of path patterns and lists of rule ids")  # noqa: TRY004 - one kind for all
    return {str(pattern): rule_ids(rules) for pattern, rules in value.items()}


def tables(_value: object, path: "Path") -> "tuple[Path, ...]":
    """Return the file that holds the tables of base images; their reader judges what is in them."""
    return (path,)


PARSERS: "Mapping[str, Callable[[object, Path], object]]" = {
    "select": rule_ids,
    "ignore": rule_ids,
    "fail-on": severity,
    "as-of": day,
    "base-images": tables,
    "per-file-ignores": ignores,
}
"""Every key with what reads its value."""


def nearest(word: str, words: Iterable[str]) -> str:
    """Return a remedy: the word that was meant, or all there are."""
    from difflib import get_close_matches  # noqa: PLC0415 - lazy: only a mistake pays for it

    words = sorted(words)
    close = get_close_matches(word, words, n=1)
    return f"did you mean {close[0]!r}?" if close else f"there are: {', '.join(words)}"


def line_of(key: str, text: str) -> int:
    """Return the 1-based line on which *key* is written, 0 when it is not found."""
    for number, line in enumerate(text.splitlines(), start=1):
        bare = line.strip().strip("[]").replace('"', "").replace("'", "")
        if bare == key or bare.partition("=")[0].strip() == key or bare.endswith(f".{key}"):
            return number
    return 0
