"""Is this the history that was written? What was altered, taken out or put in between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from gongdan.audit.chain import GENESIS, link

FaultKind = Literal["altered", "missing", "inserted"]


@dataclass(frozen=True)
class Link:
    """One stored entry: its place, its hashes, and its content as one exact text."""

    seq: int
    previous: str
    own: str
    content: str


@dataclass(frozen=True)
class Fault:
    """One place where history is not what was written."""

    seq: int
    kind: FaultKind


@dataclass(frozen=True)
class _Place:
    """How far the chain is true: the last place counted and the hash that must come before."""

    seq: int
    hash: str


def faults(links: Sequence[Link], *, kind: str, subject_id: int) -> list[Fault]:
    """Everything that is wrong with one subject's history, in order; empty when it is whole."""
    found: list[Fault] = []
    place = _Place(0, GENESIS)
    for each, after in zip_longest(links, links[1:]):
        follows = each.previous == place.hash
        seq = place.seq + 1 if follows else each.seq
        own = link(
            previous=each.previous,
            kind=kind,
            subject_id=subject_id,
            seq=seq,
            content=each.content,
        )
        is_true = own == each.own
        if not _belongs(each, after, place, is_true=is_true):
            found.append(Fault(each.seq, "inserted"))
            continue
        found += [Fault(gone, "missing") for gone in range(place.seq + 1, seq)]
        found += [] if is_true else [Fault(each.seq, "altered")]
        place = _Place(seq, each.own)
    return found


def _belongs(each: Link, after: Link | None, place: _Place, *, is_true: bool) -> bool:
    """Whether the entry was written here: its hash is right, or the others count on it."""
    if each.previous == place.hash:
        return is_true or after is None or after.previous != place.hash
    is_counted_on = after is not None and after.previous == each.own
    return each.seq > place.seq + 1 and (is_true or is_counted_on)
