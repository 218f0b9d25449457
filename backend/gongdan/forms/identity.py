"""Ids of fields: made once, never reused, so that names and labels may change freely."""

from __future__ import annotations

import secrets
from collections.abc import Mapping

ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"


def new_field_id() -> str:
    """A fresh field id."""
    return "f_" + "".join(secrets.choice(ALPHABET) for _ in range(10))


def new_row_id() -> str:
    """A fresh id of a row of a sub-table."""
    return "r_" + "".join(secrets.choice(ALPHABET) for _ in range(10))


def with_ids(content: Mapping[str, object]) -> dict[str, object]:
    """The same content, every field that has no id yet with a fresh one."""
    items = content.get("fields")
    if not isinstance(items, list):
        return dict(content)
    return {**content, "fields": [_with_id(item) for item in items]}


def _with_id(item: object) -> object:
    if not isinstance(item, Mapping):
        return item
    named = {**item, "id": item.get("id") or new_field_id()}
    columns = item.get("columns")
    if isinstance(columns, list):
        named["columns"] = [_with_id(column) for column in columns]
    return named
