"""Fields of linked records that are read whenever they are asked for, never stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from gongdan.forms.definition import FieldDefinition
from gongdan.forms.registry import KINDS
from gongdan.kernel.actors import Actor
from gongdan.records.source import Records

LOOKUP = "lookup"
Answers = Mapping[str, object]


def with_lookups(
    fields: Iterable[FieldDefinition], documents: Mapping[int, Answers], *, by: Actor
) -> dict[int, Answers]:
    """The documents with what live look-ups read, under the reader's rights, in few queries."""
    asked = list(fields)
    found: dict[int, dict[str, object]] = {key: dict(one) for key, one in documents.items()}
    for item in asked:
        if item.kind != LOOKUP or KINDS[LOOKUP].is_stored(item):
            continue
        link = next((one for one in asked if item.settings.get("link") in one.names), None)
        if link is not None:
            _look_up(item, link, found, by)
    return dict(found)


def _look_up(
    item: FieldDefinition,
    link: FieldDefinition,
    documents: Mapping[int, dict[str, object]],
    by: Actor,
) -> None:
    take = str(item.settings["take"])
    linked = {key: _first(one.get(link.id)) for key, one in documents.items()}
    ids = sorted({one for one in linked.values() if one is not None})
    if not ids:
        return
    values = Records(by).fetch(str(link.settings["record_type"]), ids, [take])
    for key, target in linked.items():
        value = values.get(target, {}).get(take) if target is not None else None
        if value is not None:
            documents[key][item.id] = value


def _first(value: object) -> int | None:
    ids = cast("list[int]", value) if isinstance(value, list) else []
    return ids[0] if ids else None
