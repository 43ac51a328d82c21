"""The JSON Schema of the metadata block, made from the table of keys: for editors, and for the guide."""

from collections.abc import Mapping

from sphinx_docker_recipes.recipes.keys import KEYS, Key, Kind
from sphinx_docker_recipes.vocabulary import Expect, Level


def metadata_schema() -> Mapping[str, object]:
    """Return the schema, by JSON Schema draft 2020-12."""
    reasoned = [str(level) for level in Level if level.needs_reason]
    fails = {"properties": {"expect": {"const": str(Expect.FAILS)}}, "required": ["expect"]}
    overrides = {"properties": {"level": {"enum": reasoned}}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The metadata block of a Docker recipe",
        "type": "object",
        "additionalProperties": False,
        "required": [key.name for key in KEYS if key.required],
        "properties": {key.name: _property(key) for key in KEYS},
        "allOf": [
            {"if": fails, "then": {"required": ["error"]}, "else": {"not": {"required": ["error"]}}},
            {"if": overrides, "then": {"required": ["reason", "instead"]}},
        ],
    }


def _property(key: Key) -> Mapping[str, object]:
    text: dict[str, object] = {"type": "string", "pattern": r"\S"}
    if key.choices:
        text = {"enum": list(map(str, key.choices))}
    elif key.pattern:
        text["pattern"] = f"^({key.pattern})$"
    if key.kind is Kind.LIST:
        return {"description": key.help, "type": "array", "items": text, "minItems": 1}
    return {"description": key.help, **text}
