"""Shapes of what is done in an order."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from gongdan.accounts.queries import PersonBrief
from gongdan.kernel.schemas import In, Out
from gongdan.kernel.texts import Text
from gongdan.workorders.queries.values import StageChip, TeamChip

Line = Annotated[str, Field(min_length=1, max_length=200)]
Reason = Annotated[str, Field(min_length=1, max_length=400)]


class SubtaskIn(In):
    """What is to be done, by whom, until when."""

    title: Line
    team: str | None = None
    assignee_id: int | None = None
    due_at: AwareDatetime | None = None


class WaiverIn(In):
    """Why a subtask is let go."""

    reason: Reason


class SubtaskOut(Out):
    """Part of the work given to another."""

    id: int
    no: int
    title: str
    team: TeamChip | None
    assignee: PersonBrief | None
    due_at: datetime | None
    state: str
    done_at: datetime | None
    waived_reason: str


class TimeIn(In):
    """Minutes somebody worked; oneself and today unless said otherwise."""

    minutes: Annotated[int, Field(ge=1, le=1440)]
    note: Annotated[str, Field(max_length=400)] = ""
    spent_on: date | None = None
    person_id: int | None = None


class TimeOut(Out):
    """Minutes somebody worked, with their cost."""

    id: int
    person: PersonBrief
    minutes: int
    note: str
    spent_on: date
    cost: Decimal


class PartIn(In):
    """A part that was used."""

    name: Annotated[str, Field(min_length=1, max_length=120)]
    code: Annotated[str, Field(max_length=60)] = ""
    quantity: Annotated[Decimal, Field(gt=0, max_digits=12, decimal_places=3)]
    unit_cost: Annotated[Decimal, Field(ge=0, max_digits=12, decimal_places=2)]


class PartOut(Out):
    """A part that went into the work."""

    id: int
    name: str
    code: str
    quantity: Decimal
    unit_cost: Decimal
    amount: Decimal
    added_by: PersonBrief
    at: datetime


class TotalsOut(Out):
    """What the work took in all."""

    minutes: int
    labor_cost: Decimal
    parts_cost: Decimal
    cost: Decimal


class ParticipantIn(In):
    """How somebody takes part."""

    kind: Literal["collaborator", "watcher"]


class ParticipantOut(Out):
    """Somebody who helps or follows."""

    person: PersonBrief
    kind: str
    copied_at: datetime | None
    read_at: datetime | None


class LinkIn(In):
    """The other order and how this one stands to it."""

    number: Annotated[str, Field(min_length=1, max_length=40)]
    kind: Literal["related", "duplicate", "blocks", "caused_by"]


class LinkOut(Out):
    """A tie to another order, as it reads from this one."""

    id: int
    kind: str
    number: str
    title: str
    status: str


class TagsIn(In):
    """All the tags the order is to carry."""

    tags: list[str]


class TagsOut(Out):
    """The tags the order carries."""

    tags: list[str]


class HolderOut(Out):
    """A time in which nothing about the holder changed."""

    from_at: Annotated[datetime, Field(serialization_alias="from")]
    to_at: Annotated[datetime, Field(serialization_alias="to")]
    minutes: int
    team: TeamChip | None
    person: PersonBrief | None
    stage: StageChip | None
    status: str
    by: str
    why: Text | None
