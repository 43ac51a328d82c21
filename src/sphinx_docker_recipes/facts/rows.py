"""Reading one row of a table: typed access that notes every problem instead of stopping at the first."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from sphinx_docker_recipes.enumeration import Enumeration
from sphinx_docker_recipes.errors import Problem
from sphinx_docker_recipes.facts.model import Source
from sphinx_docker_recipes.values import field, valueclass
from sphinx_docker_recipes.vocabulary import Evidence

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from typing import TypeVar

    Choice = TypeVar("Choice", bound=Enumeration)


def no_line(_key: str) -> int:
    """Return 0, the line of what stands in no file that a user wrote."""
    return 0


@valueclass(slots=True, kw_only=True)
class Row:
    """A TOML table with the place it stands at; asked-for keys are remembered, the others are problems."""

    data: Mapping[str, object]
    path: str
    line: Callable[[str], int] = no_line
    """The line of a key of this row, 0 where that is not known."""
    problems: list[Problem]
    asked: set[str] = field(default_factory=set)

    def blame(self, key: str, message: str, remedy: str) -> None:
        """Note a problem at a key."""
        self.problems.append(Problem(path=self.path, line=self.line(key), message=message, remedy=remedy))

    def text(self, key: str, default: str | None = None) -> str:
        """Return a string; without a default the key must be there."""
        value = self._value(key, default)
        if isinstance(value, str):
            return value
        if value is not None:
            self.blame(key, f"{key!r} must be a text", f'write {key} = "..."')
        return default or ""

    def optional(self, key: str) -> str | None:
        """Return a string, None where it is missing."""
        self.asked.add(key)
        return self.text(key) if key in self.data else None

    def flag(self, key: str, *, default: bool) -> bool:
        """Return a boolean."""
        value = self._value(key, default)
        if isinstance(value, bool):
            return value
        self.blame(key, f"{key!r} must be true or false", f"write {key} = true")
        return default

    def number(self, key: str) -> int | None:
        """Return a whole number, None where it is missing."""
        value = self.data.get(key)
        self.asked.add(key)
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        self.blame(key, f"{key!r} must be a whole number", f"write {key} = 1")
        return None

    def texts(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """Return a list of strings; without a default the key must be there and hold one at least."""
        value = self._value(key, default)
        if isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value):
            if value or default is not None:
                return tuple(value)
            self.blame(key, f"{key!r} is empty", "give it one text at least")
        elif value is not None:
            self.blame(key, f"{key!r} must be a list of texts", f'write {key} = ["..."]')
        return default or ()

    def mapping(self, key: str) -> Mapping[str, str]:
        """Return a table of strings; empty where it is missing."""
        value = self._value(key, {})
        if isinstance(value, dict) and all(isinstance(item, str) for item in value.values()):
            return value
        self.blame(key, f"{key!r} must be a table of texts", f'write {key} = {{ NAME = "value" }}')
        return {}

    def inner(self, key: str) -> "Row":
        """Return a table as a row of its own; empty where it is missing."""
        value = self._value(key, {})
        if not isinstance(value, dict):
            self.blame(key, f"{key!r} must be a table", f"write [{key}]")
        data = value if isinstance(value, dict) else {}
        return Row(data=data, path=self.path, line=self.line, problems=self.problems)

    def choice(self, key: str, kind: "type[Choice]", default: "Choice | None" = None) -> "Choice":
        """Return a member of a closed set."""
        value = self.text(key, default)
        try:
            return kind(value)
        except ValueError:
            if key in self.data:
                words = ", ".join(kind)
                self.blame(key, f"{key!r} is {value!r}, which is not one of its words", f"use one of {words}")
            return default or next(iter(kind))

    def day(self, key: str, default: date | None = None) -> date | None:
        """Return a date, the default where it is missing."""
        value = self.data.get(key, default)
        self.asked.add(key)
        if value is None or type(value) is date:
            return value
        self.blame(key, f"{key!r} must be a date", f"write {key} = 2026-01-31, without quotes")
        return default

    def rows(self, key: str) -> Iterator["Row"]:
        """Yield the rows of a list of tables."""
        value = self._value(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.blame(key, f"{key!r} must be a list of tables", f"write [[{key}]]")
            return
        for item in value:
            yield Row(data=item, path=self.path, line=lambda _key: self.line(key), problems=self.problems)

    def source(self, default: Source | None = None) -> Source:
        """Return how the row is known, from ``sources``, ``checked`` and ``evidence``."""
        if default is not None:
            return Source(
                references=self.texts("sources", default.references),
                checked=self.day("checked", default.checked) or default.checked,
                evidence=self.choice("evidence", Evidence, default.evidence),
            )
        checked = self.day("checked")
        if checked is None:
            self.blame("checked", "'checked' is missing", "write the day, checked = 2026-01-31")
        return Source(
            references=self.texts("sources"),
            checked=checked or date.min,
            evidence=self.choice("evidence", Evidence),
        )

    def done(self) -> None:
        """Note every key that nobody asked for."""
        for key in self.data.keys() - self.asked:
            self.blame(key, f"{key!r} is not a known key", f"use one of {', '.join(sorted(self.asked))}")

    def _value(self, key: str, default: object) -> object:
        self.asked.add(key)
        if key not in self.data and default is None:
            self.blame(key, f"{key!r} is missing", f"add {key}")
        return self.data.get(key, default)


def line_finder(text: str, header: str, index: int) -> Callable[[str], int]:
    """Return a function that gives the line of a key in the index-th ``[[header]]`` of a TOML text.

    tomllib keeps no lines, so they are looked up in the text: the key's own line, or that of the header.
    """
    lines = text.splitlines()
    heads = [number for number, line in enumerate(lines) if _is_header(line, header)]
    start = heads[index] if index < len(heads) else None

    def find(key: str) -> int:
        if start is None:
            return 0
        for number in range(start + 1, len(lines)):
            if lines[number].lstrip().startswith("[["):
                break
            if re.match(rf"\s*\[?\"?{re.escape(key)}\"?\s*[=.\]]", lines[number]):
                return number + 1
        return start + 1

    return find


def _is_header(line: str, header: str) -> bool:
    return re.sub(r"[\s\"']", "", line.partition("#")[0]) == f"[[{header}]]"
