"""Between text and numbers or dates: patterns, numbers read out of text, amounts in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Final

from gongdan.expressions.errors import BadPattern, NumberTooLarge
from gongdan.expressions.operations.arithmetic import rounded
from gongdan.expressions.operations.dates import local, write_local
from gongdan.expressions.operations.operation import (
    Fragment,
    Operation,
    Scope,
    fill,
    fixed_param,
    naming,
    parameter,
    strict,
    strict_in,
)
from gongdan.expressions.operations.texts import BLANK
from gongdan.expressions.values import EXACT, Value

NUMBER_PATTERN: Final = re.compile(r"(#,##0|0{1,20})(\.0{1,10})?(%)?")
DATE_TOKEN: Final = re.compile(r"YYYY|MM|M|DD|D|HH|H|mm|ss")
STRAY: Final = re.compile(r'[A-Za-z"\\]')
READABLE: Final = re.compile(r"-?([0-9]{1,40}|[0-9]{1,3}(,[0-9][0-9][0-9]){1,12})(\.[0-9]{1,20})?")
DIGITS: Final = "零壹贰叁肆伍陆柒捌玖"
PLACE_WORDS: Final = ("仟", "佰", "拾", "")
MOST_AMOUNT: Final = Decimal(10) ** 16


def is_pattern(pattern: str, *, of_number: bool) -> bool:
    """Whether this says how a number (or a date) is written."""
    if of_number:
        return NUMBER_PATTERN.fullmatch(pattern) is not None
    return (
        DATE_TOKEN.search(pattern) is not None
        and STRAY.search(DATE_TOKEN.sub("", pattern)) is None
        and len(pattern) <= 50
    )


def _format(scope: Scope, value: Value, pattern: str) -> Value:
    if not is_pattern(pattern, of_number=isinstance(value, Decimal)):
        raise BadPattern(op="format")
    if isinstance(value, Decimal):
        return _format_number(value, pattern)
    day = local(scope, value)
    return DATE_TOKEN.sub(lambda token: _date_piece(token[0], day), pattern)


def _format_number(number: Decimal, pattern: str) -> str:
    whole, decimals, percent = _number_pattern(pattern)
    try:
        shown = rounded(EXACT.multiply(number, Decimal(100 if percent else 1)), decimals)
    except InvalidOperation as too_large:
        raise NumberTooLarge() from too_large
    text = format(shown.copy_abs(), f",.{decimals}f" if whole == "#,##0" else f".{decimals}f")
    if whole != "#,##0":
        text = text.zfill(len(whole) + (decimals + 1 if decimals else 0))
    return ("-" if shown < 0 else "") + text + percent


def _number_pattern(pattern: str) -> tuple[str, int, str]:
    match = NUMBER_PATTERN.fullmatch(pattern)
    if match is None:
        raise BadPattern(op="format")
    return match[1], len(match[2] or ".") - 1, match[3] or ""


def _date_piece(token: str, day: date | datetime) -> str:
    moment = day if isinstance(day, datetime) else datetime.combine(day, time())
    number = {
        "Y": moment.year, "M": moment.month, "D": moment.day,
        "H": moment.hour, "m": moment.minute, "s": moment.second,
    }[token[0]]  # fmt: skip
    return str(number).zfill(len(token))


def _number(text: str) -> Value:
    match = READABLE.fullmatch(text.strip(BLANK))
    if match is None:
        return None
    return Decimal(match[0].replace(",", ""))


def _amount_in_words(amount: Decimal) -> Value:
    if amount.copy_abs() >= MOST_AMOUNT:
        raise NumberTooLarge()
    cents = abs(int(rounded(amount, 2).scaleb(2)))
    yuan, jiao, fen = cents // 100, cents // 10 % 10, cents % 10
    said = f"{_words(yuan)}元" if yuan or not cents else ""
    if jiao:
        said += f"{DIGITS[jiao]}角"
    elif fen and yuan:
        said += "零"
    said += f"{DIGITS[fen]}分" if fen else "" if jiao else "整"
    return ("负" if amount < 0 and cents else "") + said


def _words(number: int) -> str:
    """A whole number in capital characters, by sections of four digits."""
    for unit, size in (("亿", 10**8), ("万", 10**4)):
        if number >= size:
            high, low = divmod(number, size)
            gap = "零" if 0 < low < size // 10 else ""
            return _words(high) + unit + gap + (_words(low) if low else "")
    pieces = zip(f"{number:04}", PLACE_WORDS, strict=True)
    said = "".join(DIGITS[int(digit)] + (place if digit != "0" else "") for digit, place in pieces)
    return re.sub("零+", "零", said).strip("零") or "零"


def _write_format(parts: Sequence[Fragment]) -> Fragment:
    value, pattern = parts[0], str(fixed_param(parts[1], "format"))
    if value.sql.startswith("NULL"):
        return Fragment("NULL::text", (), "text")
    if not is_pattern(pattern, of_number=value.type == "number"):
        raise BadPattern(op="format")
    if value.type == "number":
        return _write_number(value, pattern)
    return fill("to_char({}, {})", "text", write_local(value), parameter(_postgres(pattern)))


def _write_number(value: Fragment, pattern: str) -> Fragment:
    whole, decimals, percent = _number_pattern(pattern)
    digits = ",".join(["999"] * 15 + ["990"]) if whole == "#,##0" else "9" * 45 + whole
    mask = parameter("FM" + digits + ("." + "0" * decimals if decimals else ""))
    shown = fill(f"round({{}} * {100 if percent else 1}, {decimals})", "number", value)
    return fill(f"(to_char({{}}, {{}}) || '{percent * 2}')", "text", shown, mask)


def _postgres(pattern: str) -> str:
    """The pattern as PostgreSQL writes it; what is no token stands in quotes."""
    tokens = {"HH": "HH24", "H": "FMHH24", "M": "FMMM", "D": "FMDD", "mm": "MI", "ss": "SS"}
    pieces = re.split(f"({DATE_TOKEN.pattern})", pattern)
    return "".join(
        tokens.get(piece, piece) if index % 2 else f'"{piece}"' if piece else ""
        for index, piece in enumerate(pieces)
    )


def _write_number_of(parts: Sequence[Fragment]) -> Fragment:
    return naming(
        "CASE WHEN _v.a ~ _v.b THEN replace(_v.a, ',', '')::numeric END",
        "number",
    )([fill("btrim({}, {})", "text", *parts, parameter(BLANK)), parameter(_READABLE_IN_SQL)])


_READABLE_IN_SQL: Final = f"^({READABLE.pattern})$"

OPERATIONS = (
    Operation(
        "format",
        "number|date|datetime, text -> text",
        strict_in(_format),
        _write_format,
        ("any", "pattern"),
    ),
    Operation("number", "text -> number", strict(_number), _write_number_of),
    Operation("amount_in_words", "number -> text", strict(_amount_in_words), None),
)
