"""What modules above tell of filled-in forms that are no records: registered at start."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

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
