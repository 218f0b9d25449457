"""Text: parts of it, what it contains, how it is put together; counted in code points."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from string import ascii_lowercase, ascii_uppercase
from typing import Final

from gongdan.expressions.errors import TextTooLong
from gongdan.expressions.operations.operation import (
    Build,
    Fragment,
    Operation,
    Write,
    fill,
    member,
    naming,
    parameter,
    strict,
    total,
    whole,
    writing,
)
from gongdan.expressions.values import Value, canonical

MOST_TEXT: Final = 100_000
MOST_PADDED: Final = 1000
BLANK: Final = " \t\n\r\u00a0\u3000"
LOWER: Final = str.maketrans(ascii_uppercase, ascii_lowercase)
UPPER: Final = str.maketrans(ascii_lowercase, ascii_uppercase)


def bounded_text(text: str) -> str:
    """The text itself, refused when it is longer than the language makes one."""
    if len(text) > MOST_TEXT:
        raise TextTooLong(most=MOST_TEXT)
    return text


def as_text(value: Value) -> str:
    """A value as it reads in a sentence; nothing for null."""
    if isinstance(value, Decimal):
        return canonical(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    return value if isinstance(value, str) else ""


def write_as_text(part: Fragment) -> Fragment:
    """A value as it reads in a sentence, in SQL."""
    if part.type == "number":
        return fill("COALESCE(trim_scale({})::text, '')", "text", part)
    if part.type == "date":
        return fill("COALESCE(to_char({}, 'YYYY-MM-DD'), '')", "text", part)
    return fill("COALESCE({}, '')", "text", part)


def _holds_item(items: Value, item: Value) -> Value:
    if items is None or item is None:
        return False
    return item in items  # type: ignore[operator]


def _false_if_null(holds: Callable[[str, str], bool]) -> Build:
    return total(lambda whole, part: whole is not None and part is not None and holds(whole, part))


def _concat(*values: Value) -> Value:
    return bounded_text("".join(map(as_text, values)))


def _length(value: str | tuple[object, ...]) -> Value:
    return Decimal(len(value))


def _at_least_zero(number: Decimal) -> int:
    return max(int(number), 0)


def _left(text: str, count: Decimal) -> Value:
    return text[: _at_least_zero(count)]


def _right(text: str, count: Decimal) -> Value:
    return text[max(len(text) - _at_least_zero(count), 0) :]


def _mid(text: str, start: Decimal, count: Decimal) -> Value:
    first = max(int(start), 1) - 1
    return text[first : first + _at_least_zero(count)]


def _replace(text: str, search: str, by: str) -> Value:
    if search == "":
        return text
    if len(text) + text.count(search) * (len(by) - len(search)) > MOST_TEXT:
        raise TextTooLong(most=MOST_TEXT)
    return text.replace(search, by)


def _padding(text: str, length: Decimal, by: str) -> str:
    missing = min(int(length), MOST_PADDED) - len(text)
    return (by * missing)[:missing] if missing > 0 else ""


def _pad_left(text: str, length: Decimal, by: str = " ") -> Value:
    return _padding(text, length, by) + text


def _pad_right(text: str, length: Decimal, by: str = " ") -> Value:
    return text + _padding(text, length, by)


def _split(text: str, separator: str) -> Value:
    if text == "":
        return ()
    return tuple(text.split(separator)) if separator else (text,)


def _write_contains(parts: Sequence[Fragment]) -> Fragment:
    if parts[0].type == "text":
        return fill("COALESCE(strpos({}, {}) > 0, FALSE)", "boolean", *parts)
    return member(parts[1], parts[0])


def _write_concat(parts: Sequence[Fragment]) -> Fragment:
    return fill("(" + " || ".join("{}" for _ in parts) + ")", "text", *map(write_as_text, parts))


def _write_length(parts: Sequence[Fragment]) -> Fragment:
    function = "char_length" if parts[0].type == "text" else "cardinality"
    return fill(function + "({})::numeric", "number", *parts)


def _write_trim(parts: Sequence[Fragment]) -> Fragment:
    return fill("btrim({}, {})", "text", *parts, parameter(BLANK))


def _write_padded(function: str) -> Write:
    size = f"GREATEST({whole('_v.b', 0, MOST_PADDED)}, char_length(_v.a))"
    write = naming(f"CASE WHEN _v.b IS NOT NULL THEN {function}(_v.a, {size}, _v.c) END", "text")
    return lambda parts: write(parts if len(parts) > 2 else [*parts, parameter(" ")])


COUNT: Final = whole("{}", 0)
TWO_TEXTS: Final = "text, text -> boolean"
TEXT_AND_COUNT: Final = "text, number -> text"
PADDED: Final = "text, number, text? -> text"
SPLIT: Final = "CASE WHEN _v.b IS NOT NULL THEN string_to_array(_v.a, _v.b) END"
CONTAINS: Final = "text, text -> boolean or [T], T -> boolean for T in text, number, date"

OPERATIONS = (
    Operation("contains", CONTAINS, total(_holds_item), _write_contains),
    Operation(
        "starts_with",
        TWO_TEXTS,
        _false_if_null(str.startswith),
        writing("COALESCE(starts_with({}, {}), FALSE)", "boolean"),
    ),
    Operation(
        "ends_with",
        TWO_TEXTS,
        _false_if_null(str.endswith),
        writing("COALESCE(starts_with(reverse({}), reverse({})), FALSE)", "boolean"),
    ),
    Operation("concat", "text|number|date... -> text", total(_concat), _write_concat),
    Operation("length", "text|texts|numbers|dates -> number", strict(_length), _write_length),
    Operation(
        "lower",
        "text -> text",
        strict(lambda text: text.translate(LOWER)),
        writing(f"translate({{}}, '{ascii_uppercase}', '{ascii_lowercase}')", "text"),
    ),
    Operation(
        "upper",
        "text -> text",
        strict(lambda text: text.translate(UPPER)),
        writing(f"translate({{}}, '{ascii_lowercase}', '{ascii_uppercase}')", "text"),
    ),
    Operation("trim", "text -> text", strict(lambda text: text.strip(BLANK)), _write_trim),
    Operation("left", TEXT_AND_COUNT, strict(_left), writing(f"left({{}}, {COUNT})", "text")),
    Operation("right", TEXT_AND_COUNT, strict(_right), writing(f"right({{}}, {COUNT})", "text")),
    Operation(
        "mid",
        "text, number, number -> text",
        strict(_mid),
        writing(f"substr({{}}, {whole('{}', 1)}, {COUNT})", "text"),
    ),
    Operation(
        "replace",
        "text, text, text -> text",
        strict(_replace),
        writing("replace({}, {}, {})", "text"),
    ),
    Operation("pad_left", PADDED, strict(_pad_left), _write_padded("lpad")),
    Operation("pad_right", PADDED, strict(_pad_right), _write_padded("rpad")),
    Operation("split", "text, text -> texts", strict(_split), naming(SPLIT, "texts")),
)
