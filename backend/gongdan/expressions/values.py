"""The values of the language: text, exact numbers, dates, lists; null is of every type."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation, Overflow
from typing import Final, Literal

from gongdan.expressions.errors import BadValue, NumberTooLarge

Type = Literal["text", "number", "boolean", "date", "datetime", "texts", "numbers", "dates", "null"]
TYPES: Final[tuple[Type, ...]] = (
    "text", "number", "boolean", "date", "datetime", "texts", "numbers", "dates", "null",
)  # fmt: skip
List = tuple[str, ...] | tuple[Decimal, ...] | tuple[date, ...]
Value = str | Decimal | bool | date | datetime | List | None

_NUMBERS: Final = (Decimal, int, float)
_LISTS: Final = (list, tuple)
EXACT = Context(prec=60, rounding=ROUND_HALF_UP, traps=[InvalidOperation, Overflow])
LARGEST: Final = Decimal(10) ** 40
MOST_DECIMALS: Final = 20
NUMBER: Final = re.compile(r"-?[0-9]{1,60}(\.[0-9]{1,20})?")
DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
DATETIME: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2})"
)


def typed(raw: object) -> Value:
    """A value handed in by a caller, as the language holds it: integers become exact numbers."""
    if isinstance(raw, str):
        return _text(raw)
    if raw is None or isinstance(raw, bool):
        return raw
    if isinstance(raw, _NUMBERS):
        return _number(raw)
    if isinstance(raw, datetime):
        return _datetime(raw)
    if isinstance(raw, date):
        return raw
    if isinstance(raw, _LISTS):
        return _items(raw)
    raise BadValue(type="value")


def _is_held(number: Decimal) -> bool:
    exponent = number.as_tuple().exponent
    is_exact = isinstance(exponent, int) and exponent >= -MOST_DECIMALS
    return is_exact and number.copy_abs() < LARGEST


def type_of(value: Value) -> Type:
    """The type of a value; an empty list could be of either kind, so it counts as null."""
    if value is None or value == ():
        return "null"
    if isinstance(value, tuple):
        return LIST_OF[_KINDS[value[0].__class__]]
    return _KINDS[value.__class__]


LIST_OF: Final[Mapping[Type, Type]] = {"text": "texts", "number": "numbers", "date": "dates"}
_KINDS: Final[Mapping[type, Type]] = {
    str: "text", bool: "boolean", Decimal: "number", datetime: "datetime", date: "date",
}  # fmt: skip


def read(raw: object, kind: Type) -> Value:
    """A stored JSON value (numbers and dates may be text) as a value of the given type."""
    if raw is None:
        return None
    value = _READERS[kind](raw)
    if type_of(value) not in (kind, "null"):
        raise BadValue(type=kind)
    return value


def read_all(raw: Mapping[str, object], types: Mapping[str, Type]) -> dict[str, Value]:
    """All stored JSON values that have a type; others are left out."""
    return {name: read(value, types[name]) for name, value in raw.items() if name in types}


def plain(value: Value) -> object:
    """The value as JSON: numbers and dates as text, as they are stored."""
    if isinstance(value, Decimal):
        return canonical(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return value


def literal(value: Value) -> dict[str, object]:
    """The value as a leaf of an expression, of the type that it has."""
    kind = type_of(value)
    return {"value": plain(value)} if kind == "null" else {"value": plain(value), "type": kind}


def canonical(number: Decimal) -> str:
    """The number as text without exponent, trailing zeros or a minus before zero."""
    if number == 0:
        return "0"
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def bounded(number: Decimal) -> Decimal:
    """The number itself, refused when it is larger than the language holds."""
    if number.copy_abs() >= LARGEST:
        raise NumberTooLarge()
    return number


def _text(raw: object) -> str:
    if not isinstance(raw, str) or "\0" in raw:
        raise BadValue(type="text")
    return raw


def _number(raw: object) -> Decimal:
    if isinstance(raw, Decimal) and _is_held(raw):
        return raw
    if isinstance(raw, bool) or not isinstance(raw, (*_NUMBERS, str)):
        raise BadValue(type="number")
    if isinstance(raw, str) and not NUMBER.fullmatch(raw):
        raise BadValue(type="number")
    try:
        number = Decimal(str(raw) if isinstance(raw, float) else raw)
    except InvalidOperation as broken:
        raise BadValue(type="number") from broken
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or exponent < -MOST_DECIMALS:
        raise BadValue(type="number")
    return bounded(number)


def _date(raw: object) -> date:
    if isinstance(raw, date) and not isinstance(raw, datetime):
        return raw
    try:
        if isinstance(raw, str) and DATE.fullmatch(raw):
            return date.fromisoformat(raw)
    except ValueError as broken:
        raise BadValue(type="date") from broken
    raise BadValue(type="date")


def _datetime(raw: object) -> datetime:
    try:
        moment = raw if isinstance(raw, datetime) else _moment(raw)
    except ValueError as broken:
        raise BadValue(type="datetime") from broken
    if moment is None or moment.tzinfo is None:
        raise BadValue(type="datetime")
    return moment


def _moment(raw: object) -> datetime | None:
    is_moment = isinstance(raw, str) and DATETIME.fullmatch(raw)
    return datetime.fromisoformat(str(raw)) if is_moment else None


def _items(raw: object) -> List:
    if not isinstance(raw, _LISTS):
        raise BadValue(type="texts")
    if all(isinstance(item, str) for item in raw):
        return tuple(_text(item) for item in raw)
    if isinstance(raw[0], date):
        return _dates(raw)
    return tuple(_number(item) for item in raw)


def _numbers(raw: object) -> tuple[Decimal, ...]:
    if not isinstance(raw, _LISTS):
        raise BadValue(type="numbers")
    return tuple(_number(item) for item in raw)


def _dates(raw: object) -> tuple[date, ...]:
    if not isinstance(raw, _LISTS):
        raise BadValue(type="dates")
    return tuple(_date(item) for item in raw)


_READERS: Final[Mapping[Type, Callable[[object], Value]]] = {
    "text": _text,
    "number": _number,
    "boolean": lambda raw: raw if isinstance(raw, bool) else _refuse_boolean(),
    "date": _date,
    "datetime": _datetime,
    "texts": _items,
    "numbers": _numbers,
    "dates": _dates,
    "null": typed,
}


def _refuse_boolean() -> bool:
    raise BadValue(type="boolean")
