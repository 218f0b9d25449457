"""Who takes things out: one carrier a kind, registered by the module that knows how."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Parcel:
    """One thing for the outside.

    ``key`` names the effect: whatever is queued twice under one key leaves once, and the receiver
    gets it with every attempt. ``about`` and ``concerns`` are for people: a line, and the number of
    what it belongs to.
    """

    kind: str
    key: str
    to: str
    about: str
    payload: Mapping[str, object]
    concerns: str = ""
    person_id: int | None = None


@dataclass(frozen=True)
class Carrier:
    """How one kind is sent (raising ``NotTaken``), and what a person may read of it."""

    send: Callable[[Parcel], None]
    summary: Callable[[Mapping[str, object]], str]


CARRIERS: dict[str, Carrier] = {}


def carry_with(kind: str, carrier: Carrier) -> None:
    """Register a carrier; called in a module's ``apps.ready()``."""
    CARRIERS[kind] = carrier
