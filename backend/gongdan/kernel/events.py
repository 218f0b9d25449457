"""Events: typed facts about something that happened, in the past tense."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True)
class Subject:
    """What an event is about: a kind (``work_order``, ``person``, ``form``…) and its id."""

    kind: str
    id: int


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened. Subclasses are frozen dataclasses with a ``name``."""

    name: ClassVar[str]

    def facts(self) -> dict[str, object]:
        """The event's values as JSON: decimals and times as text, so that hashing is exact."""
        return {f.name: plain(getattr(self, f.name)) for f in dataclasses.fields(self)}


def plain(value: object) -> object:
    """The value as JSON types without floats: what history stores and hashes."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal | UUID | float):
        return str(value)
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    raise TypeError(f"history cannot hold {type(value).__name__}")
