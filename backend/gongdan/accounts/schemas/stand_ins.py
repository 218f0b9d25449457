"""Bodies about stand-ins."""

from __future__ import annotations

from datetime import datetime

from pydantic import AwareDatetime

from gongdan.accounts.schemas.people import PersonBriefOut
from gongdan.accounts.schemas.words import Application, Id
from gongdan.kernel.schemas import In, Out


class StandInIn(In):
    """Who stands in, from when until when, where."""

    stand_in_id: Id
    from_at: AwareDatetime
    until_at: AwareDatetime
    application: Application = ""


class StandInOut(Out):
    """One absence."""

    id: int
    person: PersonBriefOut
    stand_in: PersonBriefOut
    application: str
    from_at: datetime
    until_at: datetime
