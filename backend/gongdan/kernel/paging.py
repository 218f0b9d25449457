"""Paging by key: a cursor is the sort values of the last row seen, opaque to the caller."""

from __future__ import annotations

import base64
import binascii
import json
from datetime import datetime

from gongdan.kernel.errors import Refusal

CursorKey = list[str | int | None]


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
    except (ValueError, binascii.Error, UnicodeDecodeError) as broken:
        raise BadCursor() from broken
    if not isinstance(key, list) or len(key) != length:
        raise BadCursor()
    if not all(item is None or isinstance(item, str | int) for item in key):
        raise BadCursor()
    return key


def moment_in_cursor(value: str | int | None) -> datetime:
    """A time inside a cursor's key; refused when it is none."""
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError as broken:
        raise BadCursor() from broken
    if moment.tzinfo is None:
        raise BadCursor()
    return moment
