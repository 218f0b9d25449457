"""Shapes of the HTTP bodies."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field

from gongdan.audit.verification import FaultKind
from gongdan.kernel.schemas import In, Out, PageOut

Id = Annotated[int, Field(ge=0, le=2**63 - 1)]


class EntryQuery(In):
    """Which entries; ``event`` may end in a dot to mean all of a module."""

    subject_kind: Annotated[str, Field(max_length=40)] = ""
    subject_id: Id | None = None
    event: Annotated[str, Field(max_length=80)] = ""
    actor_kind: Annotated[str, Field(max_length=20)] = ""
    actor_id: Id | None = None
    since: datetime | None = None
    until: datetime | None = None
    text: Annotated[str, Field(max_length=200)] = ""
    cursor: str = ""
    limit: Annotated[int, Field(ge=1, le=200)] = 50


class ActorOut(Out):
    """Who did it, as they were called then."""

    kind: str
    id: int | None
    name: str


class EntryOut(Out):
    """One thing that happened."""

    id: int
    at: datetime
    actor: ActorOut
    event: str
    facts: dict[str, object]
    subject_kind: str
    subject_id: int
    seq: int
    hash: str


class EntriesOut(PageOut):
    """A page of entries."""

    entries: list[EntryOut]


class FaultOut(Out):
    """One place where history is not what was written."""

    seq: int
    kind: FaultKind


class VerificationOut(Out):
    """Whether a history is whole."""

    is_whole: bool
    entries: int
    faults: list[FaultOut]
