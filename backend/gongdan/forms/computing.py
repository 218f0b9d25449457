"""Computed answers: how they are kept, how they are said, how the typed view reads them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import cast
from zoneinfo import ZoneInfo

from gongdan.expressions.values import DATETIME, EXACT, NUMBER, Type, Value, canonical, plain, read
from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.kind import ExportContext, said

TEXT = "field_text({data}, {id})"
TEXTS = "COALESCE(field_texts({data}, {id}), '{{}}')"
NUMBERS = "COALESCE(field_numbers({data}, {id}), '{{}}')"
VIEW: Mapping[str, tuple[str, str]] = {
    "text": ("text", TEXT),
    "number": ("numeric", "field_number({data}, {id})"),
    "boolean": ("boolean", "field_boolean({data}, {id})"),
    "date": ("date", TEXT + "::date"),
    "datetime": ("timestamptz", TEXT + "::timestamptz"),
    "texts": ("text[]", TEXTS),
    "numbers": ("numeric[]", NUMBERS),
    "dates": ("date[]", TEXTS + "::date[]"),
    "null": ("text", TEXT),
}


def kept(value: Value, kind: Type, scale: int) -> Json:
    """A value of the expression language as it is stored, a number with its decimals."""
    if isinstance(value, Decimal):
        step = Decimal(1).scaleb(-scale)
        try:
            value = value.quantize(step, ROUND_HALF_UP, context=EXACT)
        except InvalidOperation:
            return None
    found = cast("Json", plain(value))
    return found if found not in ("", []) and read(found, kind) is not None else None


def shown(
    value: Json, *, definition: FieldDefinition | None = None, how: ExportContext | None = None
) -> str:
    """A computed value as a person reads it."""
    if value is None or isinstance(value, dict):
        return str(value.get("amt", "")) if isinstance(value, dict) else ""
    if isinstance(value, bool):
        words = ("否", "是") if how is None or how.language == "zh-CN" else ("No", "Yes")
        return words[value]
    if isinstance(value, list):
        return "、".join(shown(one) for one in value)
    text = str(value)
    if definition is None or how is None:
        return text
    return _dressed(text, definition, how)


def _dressed(text: str, definition: FieldDefinition, how: ExportContext) -> str:
    if DATETIME.fullmatch(text):
        moment = datetime.fromisoformat(text).astimezone(ZoneInfo(how.time_zone))
        return f"{moment:%Y-%m-%d %H:%M}"
    if NUMBER.fullmatch(text):
        text = _number(Decimal(text), definition)
    unit = definition.settings.get("unit")
    return f"{text} {unit if isinstance(unit, str) else said(unit, how.language)}".strip()


def _number(number: Decimal, definition: FieldDefinition) -> str:
    if definition.settings.get("percent") is True:
        return f"{canonical(number * 100)}%"
    is_grouped = definition.settings.get("thousands") is True
    return f"{number:,f}" if is_grouped else canonical(number)
