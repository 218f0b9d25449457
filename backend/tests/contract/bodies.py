"""A body that a schema accepts, made from the schema."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.contract.operations import Operation, Schema

Samples = Mapping[str, object]
_DEEP = 8
_FORMATS = {
    "date-time": "2026-12-24T08:00:00Z",
    "date": "2026-12-24",
    "time": "08:00:00",
    "uuid": "00000000-0000-4000-8000-000000000000",
    "email": "sample@example.com",
    "binary": "sample",
}


def make_body(operation: Operation, samples: Samples, *, is_full: bool) -> object:
    """A body for the operation: what is required, or (``is_full``) everything there is."""
    if operation.body is None:
        return None
    return _Maker(operation.schemas, samples, is_full).value(operation.body, name="", depth=0)


class _Maker:
    def __init__(self, schemas: Schema, samples: Samples, is_full: bool) -> None:
        self.schemas, self.samples, self.is_full = schemas, samples, is_full

    def value(self, schema: Schema, *, name: str, depth: int) -> object:
        if name in self.samples:
            return self.samples[name]
        schema = self._resolved(schema)
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return schema["enum"][0]
        kind = schema.get("type", "object")
        if kind == "object":
            return self._object(schema, depth)
        if kind == "array":
            is_wanted = schema.get("minItems", 0) > 0 and depth < _DEEP
            return [self.value(schema["items"], name="", depth=depth + 1)] if is_wanted else []
        return _plain(kind, schema)

    def _object(self, schema: Schema, depth: int) -> dict[str, object]:
        if depth > _DEEP:
            return {}
        required = schema.get("required", [])
        return {
            key: self.value(inner, name=key, depth=depth + 1)
            for key, inner in schema.get("properties", {}).items()
            if self.is_full or key in required
        }

    def _resolved(self, schema: Schema) -> Schema:
        while True:
            if "$ref" in schema:
                schema = self.schemas[schema["$ref"].rsplit("/", 1)[1]]
            elif "anyOf" in schema:
                schema = schema["anyOf"][0]
            elif "oneOf" in schema:
                schema = schema["oneOf"][0]
            elif len(schema.get("allOf", [])) == 1:
                schema = schema["allOf"][0]
            else:
                return schema


def _plain(kind: str, schema: Schema) -> object:
    if kind == "boolean":
        return True
    if kind in ("integer", "number"):
        return _number(schema)
    if kind == "null":
        return None
    return _text(schema)


def _number(schema: Schema) -> Any:
    low = schema.get("minimum", schema.get("exclusiveMinimum", 0))
    return low + 1 if "exclusiveMinimum" in schema else max(low, 1)


def _text(schema: Schema) -> str:
    if schema.get("format") in _FORMATS:
        return _FORMATS[schema["format"]]
    return "sample".ljust(schema.get("minLength", 0), "x")[: schema.get("maxLength", 1000)]
