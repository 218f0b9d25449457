"""Bodies about shifts and leave."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import AwareDatetime, Field

from gongdan.accounts.schemas.people import PersonBriefOut
from gongdan.accounts.schemas.words import Id
from gongdan.kernel.schemas import In, Out


class ShiftIn(In):
    """Who works from when until when."""

    person_id: Id
    from_at: AwareDatetime
    until_at: AwareDatetime
    is_on_call: bool = False


class ShiftsIn(In):
    """Several shifts at once."""

    shifts: Annotated[list[ShiftIn], Field(min_length=1, max_length=500)]


class LeaveIn(In):
    """From when until when somebody is away."""

    from_at: AwareDatetime
    until_at: AwareDatetime
    reason: Annotated[str, Field(max_length=120)] = ""


class ShiftOut(Out):
    """One planned shift."""

    id: int
    person_id: int
    from_at: datetime
    until_at: datetime
    is_on_call: bool


class LeaveOut(Out):
    """One time somebody is away."""

    id: int
    person_id: int
    from_at: datetime
    until_at: datetime
    reason: str


class RosterOut(Out):
    """The plan of a team for some days."""

    people: list[PersonBriefOut]
    shifts: list[ShiftOut]
    leaves: list[LeaveOut]
