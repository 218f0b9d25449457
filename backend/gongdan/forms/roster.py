"""The kinds of fields that are known, by key."""

from __future__ import annotations

from gongdan.forms.kind import FieldKind

KINDS: dict[str, FieldKind] = {}


def register(kind: FieldKind) -> None:
    """Make a kind of field known."""
    KINDS[kind.key] = kind
