"""Text and lists: what they contain, how long they are, how they are joined."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from string import ascii_lowercase, ascii_uppercase
from typing import Final

from gongdan.expressions.operations.operation import (
    LIST_OF,
    MOST_ARGUMENTS,
    ArgumentError,
    Fragment,
    Operation,
    Signature,
    eager,
    fill,
    mismatch,
    positions,
)
from gongdan.expressions.values import Type, Value, canonical, type_of

JOINABLE: Final[tuple[Type, ...]] = ("text", "number", "date", "null")
LOWER: Final = str.maketrans(ascii_uppercase, ascii_lowercase)


def _contains(whole: Value, item: Value) -> Value:
    if whole is None or item is None or whole == ():
        return False
    if isinstance(whole, str) and isinstance(item, str):
        return item in whole
    if isinstance(whole, tuple) and LIST_OF.get(type_of(item)) == type_of(whole):
        return item in whole
    raise mismatch("contains", type_of(whole), item)


def _starts_with(whole: Value, start: Value) -> Value:
    if whole is None or start is None:
        return False
    if not isinstance(whole, str) or not isinstance(start, str):
        raise mismatch("starts_with", "text", start if isinstance(whole, str) else whole)
    return whole.startswith(start)


def _concat(*values: Value) -> Value:
    return "".join(_as_text(value) for value in values)


def _as_text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, Decimal):
        return canonical(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    raise mismatch("concat", "text | number | date", value)


def _length(value: Value) -> Value:
    if value is None:
        return None
    if not isinstance(value, str | tuple):
        raise mismatch("length", "text | texts | numbers", value)
    return Decimal(len(value))


def _lower(value: Value) -> Value:
    if value is None:
        return None
    if not isinstance(value, str):
        raise mismatch("lower", "text", value)
    return value.translate(LOWER)


def _sign_contains(types: Sequence[Type]) -> Signature:
    whole, item = types
    if whole not in ("text", "texts", "numbers", "null"):
        raise ArgumentError(0, "text | texts | numbers")
    if item not in ("text", "number", "null"):
        raise ArgumentError(1, "text | number")
    if whole == "null":
        whole = "numbers" if item == "number" else "text"
    wanted: Type = "number" if whole == "numbers" else "text"
    if item not in (wanted, "null"):
        raise ArgumentError(1, wanted)
    return Signature("boolean", (whole, wanted))


def _sign_concat(types: Sequence[Type]) -> Signature:
    for index, given in enumerate(types):
        if given not in JOINABLE:
            raise ArgumentError(index, "text | number | date")
    return Signature("text", tuple("text" if given == "null" else given for given in types))


def _sign_length(types: Sequence[Type]) -> Signature:
    if types[0] not in ("text", "texts", "numbers", "null"):
        raise ArgumentError(0, "text | texts | numbers")
    return Signature("number", ("text" if types[0] == "null" else types[0],))


def _write_contains(parts: Sequence[Fragment]) -> Fragment:
    whole, item = parts
    if whole.type == "text":
        return fill("COALESCE(strpos({}, {}) > 0, FALSE)", "boolean", whole, item)
    return fill("COALESCE({} = ANY({}), FALSE)", "boolean", item, whole)


def _write_starts_with(parts: Sequence[Fragment]) -> Fragment:
    return fill("COALESCE(starts_with({}, {}), FALSE)", "boolean", *parts)


def _write_concat(parts: Sequence[Fragment]) -> Fragment:
    return fill("(" + " || ".join("{}" for _ in parts) + ")", "text", *map(_write_as_text, parts))


def _write_as_text(part: Fragment) -> Fragment:
    if part.type == "number":
        return fill("COALESCE(trim_scale({})::text, '')", "text", part)
    if part.type == "date":
        return fill("COALESCE(to_char({}, 'YYYY-MM-DD'), '')", "text", part)
    return fill("COALESCE({}, '')", "text", part)


def _write_length(parts: Sequence[Fragment]) -> Fragment:
    function = "char_length" if parts[0].type == "text" else "cardinality"
    return fill(function + "({})::numeric", "number", *parts)


def _write_lower(parts: Sequence[Fragment]) -> Fragment:
    return fill(f"translate({{}}, '{ascii_uppercase}', '{ascii_lowercase}')", "text", *parts)


TWO_TEXTS = positions("text", "text", result="boolean")

OPERATIONS = (
    Operation("contains", 2, 2, _sign_contains, eager(_contains), _write_contains),
    Operation("starts_with", 2, 2, TWO_TEXTS, eager(_starts_with), _write_starts_with),
    Operation("concat", 1, MOST_ARGUMENTS, _sign_concat, eager(_concat), _write_concat),
    Operation("length", 1, 1, _sign_length, eager(_length), _write_length),
    Operation("lower", 1, 1, positions("text", result="text"), eager(_lower), _write_lower),
)
