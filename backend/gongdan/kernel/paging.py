"""Paging by key: a cursor is the sort values of the last row seen, opaque to the caller."""

from __future__ import annotations

import base64
import binascii
import json
import re
from datetime import datetime

from gongdan.kernel.errors import Refusal

CursorKey = list[str | int | None]
LARGEST = 2**63


class BadCursor(Refusal):
    """This page address is not one of ours. Start again at the first page."""

    code = "kernel.bad_cursor"
    status = 422


def encode_cursor(key: CursorKey) -> str:
    """The key as text for an address."""
    raw = json.dumps(key, separators=(",", ":"), ensure_ascii=False).encode()
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def decode_cursor(text: str, *, length: int) -> CursorKey:
    """The key inside a cursor; refused when it is not a list of ``length`` plain values."""
    try:
        raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        key = json.loads(raw)
    except (ValueError, binascii.Error, UnicodeDecodeError, RecursionError) as broken:
        raise BadCursor() from broken
    if not isinstance(key, list) or len(key) != length:
        raise BadCursor()
    if not all(_is_plain(item) for item in key):
        raise BadCursor()
    return key


def _is_plain(item: object) -> bool:
    """Whether a row could have had this value."""
    if isinstance(item, str):
        return "\x00" not in item and not any("\ud800" <= each <= "\udfff" for each in item)
    if isinstance(item, int):
        return -LARGEST <= item < LARGEST
    return item is None


def moment_in_cursor(value: str | int | None) -> datetime:
    """A time inside a cursor's key; refused when it is none."""
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError as broken:
        raise BadCursor() from broken
    if moment.tzinfo is None:
        raise BadCursor()
    return moment


def number_in_cursor(value: str | int | None) -> int:
    """A whole number inside a cursor's key, such as an id; refused when it is none."""
    if not isinstance(value, int):
        raise BadCursor()
    return value


def words_in_cursor(value: str | int | None, *, pattern: str = "") -> str:
    """A text inside a cursor's key, perhaps of one form only; refused when it is none."""
    if not isinstance(value, str) or (pattern and not re.fullmatch(pattern, value)):
        raise BadCursor()
    return value
