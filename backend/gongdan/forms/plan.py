"""What is worked out once per form: the order of judging, names and types of its fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast

from gongdan.expressions.values import Type, Value, read
from gongdan.forms.definition import FieldDefinition, FormDefinition, Json
from gongdan.forms.dependencies import in_order
from gongdan.forms.kind import FieldKind
from gongdan.forms.registry import KINDS


@dataclass(frozen=True)
class Place:
    """A field with its kind, the names conditions use, and its type."""

    item: FieldDefinition
    kind: FieldKind
    names: tuple[str, ...]
    type: Type
    parts: Mapping[str, Type]


@dataclass(frozen=True)
class Plan:
    """A form, ready to be judged; ``tables`` are the columns of sub-tables as forms.

    ``blank`` has every name that conditions may use, ``fields`` the fields by their names.
    """

    places: Mapping[str, Place]
    fields: Mapping[str, FieldDefinition]
    blank: Mapping[str, None]
    order: tuple[Place, ...]
    tables: Mapping[str, FormDefinition]


def plan_of(form: FormDefinition) -> Plan:
    """The plan of a form, made when it is first needed."""
    if "plan" not in form.memo:
        form.memo["plan"] = _make(form)
    return cast("Plan", form.memo["plan"])


def place_of(item: FieldDefinition) -> Place:
    """A field with what is known of its kind."""
    kind = KINDS[item.kind]
    return Place(item, kind, item.names, kind.result(item), kind.parts(item))


def types_of(fields: Iterable[FieldDefinition]) -> dict[str, Type]:
    """What conditions may ask of fields, by every name."""
    types: dict[str, Type] = {}
    for place in map(place_of, fields):
        for name in place.names:
            types[name] = place.type
            for part, kind in place.parts.items():
                types[f"{name}.{part}"] = kind
    return types


def readings(place: Place, value: Json) -> dict[str, Value]:
    """What conditions see of an answer, by every name."""
    own = None if value is None else read(place.kind.reading(value, place.item), place.type)
    found: dict[str, Value] = dict.fromkeys(place.names, own)
    if place.parts:
        parts = place.kind.part_readings(value, place.item)
        for part, kind in place.parts.items():
            seen = read(parts.get(part), kind)
            found.update(dict.fromkeys((f"{name}.{part}" for name in place.names), seen))
    return found


def _make(form: FormDefinition) -> Plan:
    places = {item.id: place_of(item) for item in form.fields}
    return Plan(
        places=places,
        fields={name: item for item in form.fields for name in item.names},
        blank=dict.fromkeys(types_of(form.fields)),
        order=tuple(places[item.id] for item in in_order(form.fields)),
        tables={
            item.id: FormDefinition(item.columns, form.layout)
            for item in form.fields
            if item.columns
        },
    )
