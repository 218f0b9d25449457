"""The full form of an application file: everything that may be left out of it filled in."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Final, cast

from gongdan.catalog.packaging import APPLICATION, LISTS, ORDER, Package
from gongdan.rules.words import apart

Part = Mapping[str, object]
Fill = Callable[[Part, int], dict[str, object]]


def normal(package: Package) -> dict[str, object]:
    """A checked file with every default written out, so that two files differ only in meaning."""
    about = cast("Part", package[APPLICATION])
    full: dict[str, object] = {"format": package.get("format")}
    for section in ORDER:
        value = package.get(section)
        if section == APPLICATION:
            full[section] = {"icon": "", "department": None, "position": 0, **about}
        elif section in LISTS and value:
            parts = cast("Sequence[Part]", value)
            fill = FILLS.get(section, _as_it_is)
            full[section] = [fill(part, place) for place, part in enumerate(parts)]
        elif section == "rule_sets" and value:
            full[section] = apart(cast("Part", value))
        elif value:
            full[section] = value
    return full


def as_now(package: Package) -> dict[str, object]:
    """A file kept by an earlier import, in the form in which files are read now."""
    sets = package.get("rule_sets")
    return {**package, "rule_sets": apart(cast("Part", sets))} if sets else dict(package)


def field_id(form: str, code: str) -> str:
    """The id a file's field has when it brings none: the same at every import."""
    digest = hashlib.sha256(f"{form}/{code}".encode()).digest()
    return "f_" + base64.b32encode(digest).decode().lower()[:10]


def _as_it_is(part: Part, _place: int) -> dict[str, object]:
    return dict(part)


def _placed(**otherwise: object) -> Fill:
    def fill(part: Part, place: int) -> dict[str, object]:
        return {**otherwise, "position": place, **part}

    return fill


def _form(part: Part, _place: int) -> dict[str, object]:
    content = part.get("content")
    if not isinstance(content, Mapping) or not isinstance(content.get("fields"), list):
        return dict(part)
    fields = [_field(str(part["code"]), field) for field in content["fields"]]
    return {**part, "content": {**content, "fields": fields}}


def _field(form: str, field: object) -> object:
    """The field with an id, and the columns of a sub-table with theirs."""
    if not isinstance(field, Mapping):
        return field
    code = str(field.get("code"))
    full = dict(field) if field.get("id") else {"id": field_id(form, code), **field}
    columns = field.get("columns")
    if isinstance(columns, list):
        full["columns"] = [_field(f"{form}/{code}", column) for column in columns]
    return full


FILLS: Final[Mapping[str, Fill]] = {
    "categories": _placed(parent=None, is_active=True),
    "forms": _form,
    "types": _placed(description={}, icon="", is_active=True),
    "record_types": _placed(icon="", is_active=True),
    "processes": lambda part, _place: {"form": "", **part},
}
