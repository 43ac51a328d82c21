"""What real builds did: one generated file beside the catalogue, read and written here."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from sphinx_docker_recipes.errors import CatalogueError, Problem
from sphinx_docker_recipes.recipes.model import Recipe, Record
from sphinx_docker_recipes.values import names_of

BUILTIN = Path(__file__).parent / "catalogue" / "records.json"
SCHEMA = 1
_NAMES = names_of(Record)
_REMEDY = "the file is generated: build the recipes again with `docker-recipes verify`"


def load_records(path: Path | None = None) -> Mapping[str, Record]:
    """Return the records of a file, by recipe id; of the built-in catalogue without a path.

    A file that does not exist holds no records. Raises CatalogueError where the file is not what
    `dump_records` writes.
    """
    source = path or BUILTIN
    if not source.exists():
        return {}
    try:
        data = json.loads(source.read_text(encoding="utf-8"))
        records = [_record(row) for row in _rows(data)]
    except (ValueError, KeyError, TypeError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 0
        what = f"not a file of records: {error}"
        raise CatalogueError([Problem(path=str(source), line=line, message=what, remedy=_REMEDY)]) from error
    return {record.recipe: record for record in records}


def dump_records(records: Iterable[Record]) -> str:
    """Return the text of the file: ordered by recipe id, one line for each thing that can change."""
    rows = [_row(record) for record in sorted(records, key=lambda record: record.recipe)]
    note = "Written by `docker-recipes verify`. Do not edit: a record is what a real build did."
    data = {"schema": SCHEMA, "note": note, "records": rows}
    return json.dumps(data, indent=1, ensure_ascii=False, default=date.isoformat) + "\n"


def is_stale(recipe: Recipe, record: Record | None) -> bool:
    """Return whether there is no record of this very Dockerfile."""
    return record is None or record.digest != recipe.digest


def _row(record: Record) -> dict[str, object]:
    return {**{name: getattr(record, name) for name in _NAMES}, "tools": dict(record.tools)}


def _rows(data: dict[str, Any]) -> list[dict[str, object]]:
    if data["schema"] != SCHEMA:
        raise ValueError(f"schema {data['schema']!r}, not {SCHEMA}")
    return list(data["records"])


def _record(row: Mapping[str, object]) -> Record:
    if set(row) != set(_NAMES):
        raise ValueError(f"a record has the keys {', '.join(sorted(row))}")
    values: dict[str, object] = dict(row)
    tools = values["tools"]
    if not isinstance(tools, dict):
        raise TypeError("`tools` is no table")
    values["tools"] = tuple(sorted((str(name), str(version)) for name, version in tools.items()))
    values["date"] = date.fromisoformat(str(values["date"]))
    for name in ("output", "program"):
        values[name] = tuple(map(str, _list(values[name])))
    texts = {"recipe", "digest", "builder", "base", "base_kind", "base_origin", "outcome"}
    if not all(isinstance(values[name], str) for name in texts):
        raise TypeError(f"one of {', '.join(sorted(texts))} is no text")
    return Record(**values)  # type: ignore[arg-type]  # checked above, key by key


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError(f"{value!r} is no list")
    return value
