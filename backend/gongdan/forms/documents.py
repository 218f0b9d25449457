"""Documents in answers: plain, shallow, and after a small part of JSON Schema."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

MOST_LEVELS = 10
MOST_PARTS = 5000
_TYPES: Mapping[str, Callable[[object], bool]] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "null": lambda value: value is None,
}
_WHOLES = ("minLength", "maxLength", "minItems", "maxItems")
_NUMBERS = ("minimum", "maximum")
_KEYS = frozenset(
    {"type", "properties", "required", "items", "enum", "additionalProperties", "title"}
    | {"description", *_WHOLES, *_NUMBERS}
)
Schema = Mapping[str, object]


def is_plain(value: object, level: int = 0) -> bool:
    """Whether a document is of JSON's own values and not too deep."""
    if level > MOST_LEVELS:
        return False
    if isinstance(value, dict):
        return all(_is_text(key) and is_plain(part, level + 1) for key, part in value.items())
    if isinstance(value, list):
        return len(value) <= MOST_PARTS and all(is_plain(part, level + 1) for part in value)
    if isinstance(value, float):
        return math.isfinite(value)
    return value is None or isinstance(value, bool | int) or _is_text(value)


def is_schema(value: object, level: int = 0) -> bool:
    """Whether this is a schema made of the parts that are understood here."""
    if not isinstance(value, Mapping) or level > MOST_LEVELS or value.keys() - _KEYS:
        return False
    properties, items = value.get("properties", {}), value.get("items", {})
    return (
        value.get("type", "object") in _TYPES
        and isinstance(properties, Mapping)
        and all(is_schema(part, level + 1) for part in properties.values())
        and is_schema(items, level + 1)
        and isinstance(value.get("required", []), list)
        and isinstance(value.get("enum", []), list)
        and isinstance(value.get("additionalProperties", True), bool)
        and all(_TYPES["integer"](value.get(name, 0)) for name in _WHOLES)
        and all(_TYPES["number"](value.get(name, 0)) for name in _NUMBERS)
    )


def first_problem(value: object, schema: Schema, place: str = "$") -> str | None:
    """The first place at which a document is not as its schema says."""
    kind = schema.get("type")
    if isinstance(kind, str) and not _TYPES[kind](value):
        return place
    if "enum" in schema and value not in _listed(schema["enum"]):
        return place
    if isinstance(value, str | list) and not _fits_length(value, schema):
        return place
    if _TYPES["number"](value) and not _fits_bounds(value, schema):
        return place
    if isinstance(value, dict):
        return _in_object(value, schema, place)
    return _in_list(value, schema, place) if isinstance(value, list) else None


def _in_object(value: dict[str, object], schema: Schema, place: str) -> str | None:
    properties = schema.get("properties")
    known = properties if isinstance(properties, Mapping) else {}
    for name in _listed(schema.get("required")):
        if name not in value:
            return f"{place}.{name}"
    for name, part in value.items():
        if name not in known:
            if schema.get("additionalProperties", True) is False:
                return f"{place}.{name}"
            continue
        wrong = first_problem(part, known[name], f"{place}.{name}")
        if wrong is not None:
            return wrong
    return None


def _in_list(value: list[object], schema: Schema, place: str) -> str | None:
    items = schema.get("items")
    if not isinstance(items, Mapping):
        return None
    wrong = (first_problem(part, items, f"{place}[{index}]") for index, part in enumerate(value))
    return next(filter(None, wrong), None)


def _fits_length(value: str | list[object], schema: Schema) -> bool:
    names = ("minLength", "maxLength") if isinstance(value, str) else ("minItems", "maxItems")
    least, most = (schema.get(name) for name in names)
    is_long = not isinstance(least, int) or len(value) >= least
    return is_long and (not isinstance(most, int) or len(value) <= most)


def _fits_bounds(value: object, schema: Schema) -> bool:
    least, most = (schema.get(name) for name in _NUMBERS)
    number = float(str(value))
    is_enough = not isinstance(least, int | float) or number >= least
    return is_enough and (not isinstance(most, int | float) or number <= most)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _is_text(value: object) -> bool:
    return isinstance(value, str) and "\0" not in value and value.isprintable() | ("\n" in value)
