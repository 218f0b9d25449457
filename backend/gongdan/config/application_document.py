"""An application's own OpenAPI document: its types' and records' answers, field by field."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Final, cast

from gongdan.forms.definition import FieldDefinition
from gongdan.forms.kind import said
from gongdan.forms.registry import KINDS

Document = dict[str, object]
PREFIX: Final = "/api/v1"
REFERENCE: Final = "#/components/schemas/"
ORDERS: Final = f"{PREFIX}/work-orders"
RECORDS: Final = f"{PREFIX}/record-types/{{code}}"
# Never asked of whoever fills in: the server finds their value.
COMPUTED: Final = frozenset({"formula", "lookup", "rollup", "serial"})


@dataclass(frozen=True)
class Typed:
    """A type of work orders or records, with the fields that the reader may see."""

    code: str
    name: str
    fields: tuple[FieldDefinition, ...]

    @property
    def schema_name(self) -> str:
        """The type's name among the schemas: office-supplies becomes OfficeSupplies."""
        return "".join(part.title() for part in self.code.replace("_", "-").split("-"))


@dataclass(frozen=True)
class About:
    """What the document is of."""

    code: str
    name: str
    language: str
    orders: tuple[Typed, ...]
    records: tuple[Typed, ...]


def typed_document(whole: Document, about: About) -> Document:
    """The part of the whole API that serves one application, answers typed by its forms."""
    document = deepcopy(whole)
    paths = cast("dict[str, dict[str, object]]", document["paths"])
    kept = {path: methods for path, methods in paths.items() if path.startswith(ORDERS)}
    for one in about.records:
        kept.update(_record_paths(paths, one))
    schemas = _schemas(document)
    for one in (*about.orders, *about.records):
        schemas[f"{one.schema_name}Answers"] = _answers(one, about.language)
    schemas.update(_order_inputs(schemas, about))
    schemas.update(_record_schemas(schemas, about))
    document["paths"] = kept
    document["info"] = {"title": about.name, "version": about.code}
    components = cast("dict[str, object]", document["components"])
    components["schemas"] = _needed(kept, schemas)
    return document


def _schemas(document: Document) -> dict[str, dict[str, object]]:
    components = cast("dict[str, dict[str, dict[str, object]]]", document["components"])
    return components["schemas"]


def _answers(one: Typed, language: str) -> dict[str, object]:
    """The answers of a type by field code."""
    properties = {field.code: _property(field, language) for field in one.fields}
    required = [field.code for field in one.fields if field.is_required and _is_asked(field)]
    return {
        "type": "object",
        "title": one.name,
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _property(field: FieldDefinition, language: str) -> dict[str, object]:
    schema = {**KINDS[field.kind].api_schema(field), "title": said(field.label, language)}
    return schema if _is_asked(field) else {**schema, "readOnly": True}


def _is_asked(field: FieldDefinition) -> bool:
    return field.kind not in COMPUTED and not field.is_readonly


def _order_inputs(
    schemas: Mapping[str, dict[str, object]], about: About
) -> dict[str, dict[str, object]]:
    """One body for each type that can be filed, told apart by ``type``."""
    made: dict[str, dict[str, object]] = {}
    for one in about.orders:
        changes = {
            "type": {"type": "string", "const": one.code},
            "answers": _reference(f"{one.schema_name}Answers"),
        }
        made[f"{one.schema_name}In"] = _with(schemas["SubmitIn"], f"{one.schema_name}In", changes)
    choices = {one.code: f"{REFERENCE}{one.schema_name}In" for one in about.orders}
    if choices:
        made["SubmitIn"] = {
            "oneOf": [{"$ref": choice} for choice in choices.values()],
            "discriminator": {"propertyName": "type", "mapping": choices},
        }
    return made


def _record_schemas(
    schemas: Mapping[str, dict[str, object]], about: About
) -> dict[str, dict[str, object]]:
    """The bodies of each record type's own paths."""
    made: dict[str, dict[str, object]] = {}
    for one in about.records:
        changes = {"answers": _reference(f"{one.schema_name}Answers")}
        for name in ("RecordNewIn", "RecordChangeIn"):
            made[f"{one.schema_name}{name}"] = _with(
                schemas[name], f"{one.schema_name}{name}", changes
            )
    return made


def _with(
    schema: Mapping[str, object], title: str, changes: Mapping[str, object]
) -> dict[str, object]:
    properties = cast("Mapping[str, object]", schema["properties"])
    return {**schema, "title": title, "properties": {**properties, **changes}}


def _record_paths(
    paths: Mapping[str, dict[str, object]], one: Typed
) -> Iterator[tuple[str, dict[str, object]]]:
    """The paths of records with the type's code written in."""
    for path, methods in paths.items():
        if path.startswith(RECORDS):
            own = deepcopy(methods)
            for operation in cast("Mapping[str, dict[str, object]]", own).values():
                _write_in(operation, one)
            yield path.replace("{code}", one.code), own


def _write_in(operation: dict[str, object], one: Typed) -> None:
    parameters = cast("list[dict[str, object]]", operation["parameters"])
    operation["parameters"] = [each for each in parameters if each["name"] != "code"]
    operation["operationId"] = f"{operation['operationId']}_{one.schema_name}"
    body = operation.get("requestBody")
    if body is not None:
        operation["requestBody"] = _replaced(
            body, lambda name: f"{one.schema_name}{name}" if name in _OWN else name
        )


_OWN: Final = frozenset({"RecordNewIn", "RecordChangeIn"})


def _replaced(node: object, rename: Callable[[str], str]) -> object:
    if isinstance(node, list):
        return [_replaced(each, rename) for each in node]
    if not isinstance(node, dict):
        return node
    return {
        key: _reference_to(rename(value.removeprefix(REFERENCE)))
        if key == "$ref" and isinstance(value, str)
        else _replaced(value, rename)
        for key, value in node.items()
    }


def _needed(
    paths: Mapping[str, object], schemas: Mapping[str, dict[str, object]]
) -> dict[str, object]:
    """The schemas that the paths reach, by name."""
    waiting, found = list(_references(paths)), set[str]()
    while waiting:
        name = waiting.pop()
        if name in schemas and name not in found:
            found.add(name)
            waiting += _references(schemas[name])
    return {name: schemas[name] for name in sorted(found)}


def _references(node: object) -> Iterator[str]:
    if isinstance(node, list):
        for each in node:
            yield from _references(each)
    elif isinstance(node, Mapping):
        for key, value in node.items():
            if key == "$ref" and isinstance(value, str):
                yield value.removeprefix(REFERENCE)
            else:
                yield from _references(value)


def _reference(name: str) -> dict[str, object]:
    return {"$ref": _reference_to(name)}


def _reference_to(name: str) -> str:
    return f"{REFERENCE}{name}"
