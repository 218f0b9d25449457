"""A form and a record type guessed from a table: types, options, keys and dates to be corrected."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from gongdan.records.sheets.columns import MISSING, ColumnGuess

PHONE: Final = re.compile(r"1[3-9]\d{9}")
EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
URL: Final = re.compile(r"https?://\S+")
MONEY: Final = re.compile(r"金额|价格?|费用?|额度|amount|price|cost|fee|total", re.IGNORECASE)
CODED: Final = re.compile(
    r"编号|编码|代码|序列号|单号|证号|\bno\b|\bid\b|code|number", re.IGNORECASE
)
NAMED: Final = re.compile(r"名称|姓名|名字|标题|name|title", re.IGNORECASE)
LONG: Final = 120
MOST_FIELDS: Final = 200
TRUE: Final = frozenset({"true", "yes", "y", "是"})
FORMATS: Final = ((PHONE, "mobile_cn"), (EMAIL, "email"), (URL, "url"))


def propose(
    columns: Sequence[ColumnGuess], rows: Sequence[Sequence[str]], *, name: str
) -> dict[str, object]:
    """The form's content, the type's settings and the mapping that would take the rows over.

    ``rows`` are the first of the table: what comes once in all of them is taken for a key.
    """
    seen = list(columns)[:MOST_FIELDS]
    values = [_values(rows, place) for place, _ in enumerate(seen)]
    codes = _codes(seen)
    fields = [
        _field(column, code, said) for column, code, said in zip(seen, codes, values, strict=True)
    ]
    key = _key(seen, codes, values, len(rows))
    title = _title(seen, codes, fields) or key
    for one in fields:
        if one["code"] in (*key, *title):
            one["required"] = True
        if one["code"] in key:
            one["unique"] = {"within": []}
    pairs = [
        {"column": column.name, "field": code} for column, code in zip(seen, codes, strict=True)
    ]
    return {
        "name": {"zh-CN": name},
        "content": {"format": 1, "fields": fields},
        "settings": {"format": 1, "title": title, "keys": key},
        "mapping": {"columns": pairs, "key": key, "on_match": "update", "only_known": False},
    }


def _values(rows: Sequence[Sequence[str]], place: int) -> list[str]:
    cells = (row[place].strip() for row in rows if place < len(row))
    return [cell for cell in cells if cell and cell not in MISSING]


def _codes(columns: Sequence[ColumnGuess]) -> list[str]:
    """A code for each column: its Latin name where it has one, else its place."""
    codes: list[str] = []
    for place, column in enumerate(columns, start=1):
        plain = re.sub(r"[^a-z0-9]+", "_", column.name.casefold()).strip("_")[:36]
        code = plain if re.match(r"[a-z]", plain) else f"c{place}"
        codes.append(code if code not in codes else f"{code[:30]}_{place}")
    return codes


def _field(column: ColumnGuess, code: str, said: list[str]) -> dict[str, object]:
    field: dict[str, object] = {"code": code, "label": {"zh-CN": column.name}}
    return {**field, **_kind(column, said)}


def _kind(column: ColumnGuess, said: list[str]) -> Mapping[str, object]:
    if column.kind == "moment":
        has_time = any(":" in value for value in said)
        return {"kind": "datetime" if has_time else "date"}
    if column.kind == "boolean":
        return {"kind": "bool"}
    if column.kind in ("integer", "number") and not _is_coded(column, said):
        return _numeric(column, said)
    if column.kind == "choice" and column.choices:
        return {"kind": "select", "options": _options(column.choices)}
    return _text(said)


def _numeric(column: ColumnGuess, said: list[str]) -> Mapping[str, object]:
    decimals = max((len(value.partition(".")[2]) for value in said), default=0)
    if MONEY.search(column.name):
        return {"kind": "money", "currency": "CNY"} if decimals <= 2 else _scaled(decimals)
    return _scaled(decimals)


def _scaled(decimals: int) -> Mapping[str, object]:
    return {"kind": "number", "scale": min(decimals, 8)}


def _is_coded(column: ColumnGuess, said: list[str]) -> bool:
    """Numbers that nobody adds up: with zeros in front, very long, or called a number."""
    if any(len(value) > 15 or (value.startswith("0") and len(value) > 1) for value in said):
        return not any("." in value for value in said)
    return bool(CODED.search(column.name)) or all(PHONE.fullmatch(value) for value in said)


def _options(choices: Sequence[str]) -> list[dict[str, object]]:
    return [
        {"key": f"o{place}", "label": {"zh-CN": choice}}
        for place, choice in enumerate(choices, start=1)
    ]


def _text(said: list[str]) -> Mapping[str, object]:
    if any(len(value) > LONG or "\n" in value for value in said):
        return {"kind": "textarea"}
    for pattern, name in FORMATS:
        if said and all(pattern.fullmatch(value) for value in said):
            return {"kind": "text", "format": name}
    return {"kind": "text"}


def _key(
    columns: Sequence[ColumnGuess], codes: Sequence[str], values: Sequence[list[str]], rows: int
) -> list[str]:
    """The first column that is filled in everywhere, never twice, and looks like a code."""
    for column, code, said in zip(columns, codes, values, strict=True):
        is_whole = len(said) == rows and len(set(said)) == rows and rows > 0
        if is_whole and CODED.search(column.name):
            return [code]
    return []


def _title(
    columns: Sequence[ColumnGuess], codes: Sequence[str], fields: Sequence[Mapping[str, object]]
) -> list[str]:
    texts = [
        (column, code)
        for column, code, field in zip(columns, codes, fields, strict=True)
        if field["kind"] == "text" and not CODED.search(column.name)
    ]
    named = [code for column, code in texts if NAMED.search(column.name)]
    return (named or [code for _, code in texts])[:1]
