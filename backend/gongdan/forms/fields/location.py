"""A point on the map, as a phone knows it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from gongdan.forms import places, settings
from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.fields.datetime import iso_moment
from gongdan.forms.kind import (
    PRESENCE,
    CleanContext,
    Column,
    ExportContext,
    FieldKind,
    ImportContext,
    Setting,
    clean_string,
    moment_text,
)
from gongdan.kernel.errors import Problem

LONGEST = 200
KEYS = frozenset({"lat", "lng", "acc", "addr", "at"})


class LocationKind(FieldKind):
    """Degrees as text of at most six decimals, with accuracy, name and time; perhaps in a fence."""

    key = "location"
    is_column = False
    operators: ClassVar[tuple[str, ...]] = PRESENCE
    settings: ClassVar[Mapping[str, Setting]] = {
        "fence": places.is_fence,
        "manual": settings.flag,
    }

    def clean(
        self, value: object, definition: FieldDefinition, context: CleanContext
    ) -> Json | Problem:
        """A place on earth, inside the fence."""
        if value in ("", {}):
            return None
        if not isinstance(value, Mapping) or value.keys() - KEYS:
            return definition.problem("forms.not_a_place")
        place = places.place(value)
        addr = clean_string(str(value.get("addr") or ""))
        if not place or addr is None or len(addr) > LONGEST:
            return definition.problem("forms.not_a_place")
        away = places.beyond(place, definition.settings.get("fence"))
        if away:
            return definition.problem("forms.outside_fence", meters=away)
        at = iso_moment(value.get("at")) or context.at
        found: dict[str, Json] = {**place, "at": moment_text(min(at, context.at))}
        accuracy = places.meters(value.get("acc"))
        if accuracy is not None:
            found["acc"] = accuracy
        return {**found, "addr": addr} if addr else found

    def reading(self, value: Json, _definition: FieldDefinition) -> Json:
        """Latitude and longitude."""
        return f"{value['lat']},{value['lng']}" if isinstance(value, dict) else None

    def api_schema(self, _definition: FieldDefinition) -> dict[str, object]:
        """A place."""
        text = {"type": "string"}
        return {
            "type": "object",
            "properties": {
                **dict.fromkeys(("lat", "lng", "addr", "at"), text),
                "acc": {"type": "integer"},
            },
            "required": ["lat", "lng"],
            "additionalProperties": False,
        }

    def search_text(self, value: Json, _definition: FieldDefinition) -> str:
        """Its name."""
        return str(value.get("addr") or "") if isinstance(value, dict) else ""

    def export_text(self, value: Json, definition: FieldDefinition, _how: ExportContext) -> str:
        """Latitude and longitude, and its name."""
        if not isinstance(value, dict):
            return ""
        return f"{self.reading(value, definition)} {value.get('addr') or ''}".strip()

    def import_text(self, text: str, _definition: FieldDefinition, _how: ImportContext) -> object:
        """Latitude and longitude, and a name."""
        point, _, name = text.strip().partition(" ")
        lat, comma, lng = point.partition(",")
        return {"lat": lat, "lng": lng, "addr": name.strip()} if comma else text

    def view(self, _definition: FieldDefinition) -> tuple[Column, ...]:
        """Both degrees."""
        return (
            Column("lat", "float8", "({data} -> {id} ->> 'lat')::float8"),
            Column("lng", "float8", "({data} -> {id} ->> 'lng')::float8"),
        )
