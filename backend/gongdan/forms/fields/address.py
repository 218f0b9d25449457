"""An address: a region of China by its codes, and the rest in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from gongdan.expressions.values import Type
from gongdan.forms import places, settings
from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.kind import (
    SEVERAL,
    CleanContext,
    Column,
    ExportContext,
    FieldKind,
    ImportContext,
    Setting,
    clean_string,
)
from gongdan.forms.regions import PROVINCES, is_nested, province_in
from gongdan.kernel.errors import Problem

LONGEST = 200
LEVELS = 3
KEYS = frozenset({"region", "names", "detail", "lat", "lng"})
LIST = "COALESCE(field_texts({data} -> {id}, 'region'), '{{}}')"


class AddressKind(FieldKind):
    """A region as codes from the province down, their names as they were, a detail, a place."""

    key = "address"
    is_readable_back = False
    view_type = "text"
    type: ClassVar[Type] = "texts"
    operators: ClassVar[tuple[str, ...]] = SEVERAL
    settings: ClassVar[Mapping[str, Setting]] = {
        "levels": settings.whole(1, LEVELS),
        "detail": settings.flag,
    }

    def clean(
        self, value: object, definition: FieldDefinition, _context: CleanContext
    ) -> Json | Problem:
        """Codes inside each other, as deep as the field asks; words without control characters."""
        if value in ("", {}):
            return None
        if not isinstance(value, Mapping) or value.keys() - KEYS:
            return definition.problem("forms.not_an_address")
        sent = value.get("region") or []
        levels = definition.whole("levels", LEVELS)
        region = list(map(str, sent)) if isinstance(sent, list) else [""]
        if len(region) > levels or not is_nested(region):
            return definition.problem("forms.not_a_region")
        words = _words(value, definition)
        if isinstance(words, Problem):
            return words
        place = places.place(value)
        if place is None:
            return definition.problem("forms.not_a_place")
        found: dict[str, Json] = {"region": [*region], **words, **place}
        return found if region or "detail" in words else None

    def reading(self, value: Json, _definition: FieldDefinition) -> Json:
        """The codes of the region."""
        return value.get("region") if isinstance(value, dict) else None

    def api_schema(self, definition: FieldDefinition) -> dict[str, object]:
        """Codes, names, words and a place."""
        levels = definition.whole("levels", LEVELS)
        code = {"type": "string", "pattern": "^[1-9][0-9]{5}$"}
        texts = {"type": "array", "items": {"type": "string"}, "maxItems": LEVELS}
        return {
            "type": "object",
            "properties": {
                "region": {"type": "array", "items": code, "maxItems": levels},
                "names": texts,
                "detail": {"type": "string", "maxLength": LONGEST},
                "lat": {"type": "string"},
                "lng": {"type": "string"},
            },
            "required": ["region"],
            "additionalProperties": False,
        }

    def search_text(self, value: Json, _definition: FieldDefinition) -> str:
        """Names and words."""
        return _said(value, "zh-CN")

    def export_text(self, value: Json, _definition: FieldDefinition, how: ExportContext) -> str:
        """Names and words."""
        return _said(value, how.language)

    def import_text(self, text: str, _definition: FieldDefinition, _how: ImportContext) -> object:
        """The province when the text begins with one; all of it stays readable."""
        province = province_in(text.strip())
        region = [province] if province else []
        return {"region": region, "detail": text.strip()} if text.strip() else None

    def view(self, _definition: FieldDefinition) -> tuple[Column, ...]:
        """The codes, and the words."""
        return (
            Column("region", "text[]", LIST),
            Column("detail", "text", "({data} -> {id} ->> 'detail')"),
        )


def _words(value: Mapping[str, object], definition: FieldDefinition) -> dict[str, Json] | Problem:
    """The names of the region and the detail, as far as they were sent."""
    names, detail = value.get("names") or [], value.get("detail") or ""
    if not isinstance(names, list) or not _are_names(names):
        return definition.problem("forms.not_a_region")
    text = clean_string(detail) if isinstance(detail, str) else None
    if text is None or (text and definition.settings.get("detail") is False):
        return definition.problem("forms.not_an_address")
    if len(text) > LONGEST:
        return definition.problem("forms.too_long", most=LONGEST)
    found: dict[str, Json] = {"names": [*names]} if names else {}
    return {**found, "detail": text} if text else found


def _are_names(names: list[object]) -> bool:
    return len(names) <= LEVELS and all(
        isinstance(name, str) and 0 < len(name) <= 40 and name.isprintable() for name in names
    )


def _said(value: Json, language: str) -> str:
    if not isinstance(value, dict):
        return ""
    region, names = value.get("region"), value.get("names")
    codes = list(map(str, region)) if isinstance(region, list) else []
    said = list(map(str, names)) if isinstance(names, list) else []
    if not said and codes:
        said = [PROVINCES[codes[0][:2]][language != "zh-CN"], *codes[1:]]
    detail = str(value.get("detail") or "")
    between = "" if language == "zh-CN" else " "
    parts = [] if said and detail.startswith(said[0]) else said
    return between.join([*parts, detail]).strip()
