"""JSON: a list of objects, or one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from gongdan.records.errors import SheetTooLarge, SheetUnreadable
from gongdan.records.sheets.delimited import lines
from gongdan.records.sheets.limits import MOST_COLUMNS

KEYS_FROM = 500


def is_json(head: str) -> bool:
    """Whether a text begins as JSON would."""
    return head.lstrip("\ufeff \t\r\n")[:1] in ("[", "{")


def records(content: BinaryIO, encoding: str) -> Iterator[list[str]]:
    """First the names of all columns, then every object's values in their order."""
    objects = _objects(content, encoding)
    first = [one for _, one in zip(range(KEYS_FROM), objects, strict=False)]
    names = list(dict.fromkeys(key for one in first for key in one))
    if len(names) > MOST_COLUMNS:
        raise SheetTooLarge(limit=MOST_COLUMNS, what="columns")
    yield [_clean(name) for name in names]
    for one in first:
        yield [_text(one.get(name)) for name in names]
    for one in objects:
        yield [_text(one.get(name)) for name in names]


def _objects(content: BinaryIO, encoding: str) -> Iterator[dict[str, object]]:
    source = lines(content, encoding)
    first = next((line for line in source if line.strip("\ufeff \t\r\n")), "")
    try:
        if first.lstrip("\ufeff \t\r\n").startswith("["):
            yield from map(_object, _list(first + "".join(source)))
            return
        whole = _whole(first)
        if whole is None:
            yield from map(_object, _inside(json.loads(first.lstrip("\ufeff") + "".join(source))))
            return
        yield whole
        for line in source:
            if line.strip():
                yield _object(json.loads(line))
    except (ValueError, RecursionError) as broken:
        raise SheetUnreadable(reason=str(broken)) from broken


def _list(text: str) -> list[object]:
    found = json.loads(text.lstrip("\ufeff"))
    if not isinstance(found, list):
        raise SheetUnreadable(reason="a list of objects is expected")
    return found


def _inside(found: object) -> list[object]:
    """An object around one list of rows, as many programs export them."""
    if not isinstance(found, dict):
        raise SheetUnreadable(reason="a list of objects is expected")
    lists = [value for value in found.values() if isinstance(value, list)]
    return lists[0] if len(lists) == 1 else [found]


def _whole(line: str) -> dict[str, object] | None:
    """The object a first line holds, or nothing when the object goes on below."""
    try:
        found = json.loads(line.lstrip("\ufeff"))
    except ValueError:
        return None
    if isinstance(found, dict) and any(isinstance(value, list) for value in found.values()):
        return None
    return _object(found)


def _object(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise SheetUnreadable(reason="a list of objects is expected")
    return value


def _text(value: object) -> str:
    if value is None:
        return ""
    return _clean(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def _clean(text: str) -> str:
    """The text without what no database keeps: zero bytes and halves of characters."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode()
