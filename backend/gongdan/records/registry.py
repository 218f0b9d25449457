"""What modules above tell of filled-in forms that are no records: registered at start."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from gongdan.kernel.actors import Actor
from gongdan.kernel.texts import Text


@dataclass(frozen=True)
class Holder:
    """Something else that a filled-in form belongs to: its kind, number, title, where it stands."""

    kind: str
    number: str
    title: str
    status: str
    kind_name: Text


FormAndRecord = tuple[int, int]
FindHolders = Callable[[Sequence[FormAndRecord], Actor], list[Holder]]
_FINDERS: list[FindHolders] = []


def tell_holders(find: FindHolders) -> None:
    """Register who knows what (form, record) pairs belong to, as far as the actor may see it."""
    _FINDERS.append(find)


def holders_of(pairs: Sequence[FormAndRecord], *, by: Actor) -> list[Holder]:
    """What these filled-in forms belong to, where the actor may see it."""
    return [holder for find in _FINDERS for holder in find(pairs, by)] if pairs else []


@dataclass(frozen=True, kw_only=True)
class Filing:
    """A work order that is to be filed because of a record; answers by field code."""

    type: str
    title: str
    description: str
    requester_id: int
    answers: Mapping[str, object] = field(default_factory=dict)


FileOrder = Callable[[Filing, Actor, datetime], str]
_FILERS: list[FileOrder] = []


def tell_filer(file: FileOrder) -> None:
    """Register who files work orders."""
    _FILERS[:] = [file]


def file_order(filing: Filing, *, by: Actor, at: datetime) -> str:
    """File a work order; returns its number."""
    return _FILERS[0](filing, by, at)
