"""When people of a team work, are on call, or are away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from gongdan.accounts.commands.people import require_over
from gongdan.accounts.errors import LeaveWrong, ShiftWrong
from gongdan.accounts.models import Leave, Membership, Shift, Team
from gongdan.accounts.roster_events import LeaveEnded, LeaveTaken, ShiftRemoved, ShiftsPlanned
from gongdan.audit.commands import append
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import Forbidden, NotFound
from gongdan.kernel.events import Subject

LONGEST = timedelta(days=30)
LONGEST_LEAVE = timedelta(days=400)


@dataclass(frozen=True, kw_only=True)
class NewShift:
    """Who works from when until when; on call means reachable, not at the desk."""

    person_id: int
    from_at: datetime
    until_at: datetime
    is_on_call: bool = False


@dataclass(frozen=True, kw_only=True)
class NewLeave:
    """Who is away from when until when, and why if that is to be said."""

    person_id: int
    from_at: datetime
    until_at: datetime
    reason: str = ""


@transaction.atomic
def plan_shifts(*, team: str, shifts: Sequence[NewShift], by: Actor, at: datetime) -> None:
    """Add shifts to a team's plan; its leads and administrators may."""
    found = Team.objects.filter(code=team, is_active=True).first()
    if found is None:
        raise NotFound(what="team")
    _require_lead(found.pk, by)
    members = set(Membership.objects.filter(team=found).values_list("person_id", flat=True))
    if not shifts or not all(_is_sound(one, members) for one in shifts):
        raise ShiftWrong()
    Shift.objects.bulk_create(
        Shift(
            team=found,
            person_id=one.person_id,
            from_at=one.from_at,
            until_at=one.until_at,
            is_on_call=one.is_on_call,
        )
        for one in shifts
    )
    event = ShiftsPlanned(team=team, shifts=len(shifts))
    append(event, on=Subject("team", found.pk), by=by, at=at)


@transaction.atomic
def remove_shift(*, shift_id: int, by: Actor, at: datetime) -> None:
    """Take a shift out of the plan."""
    row = Shift.objects.select_related("person").filter(pk=shift_id).first()
    if row is None:
        raise NotFound(what="shift")
    _require_lead(row.team_id, by)
    row.delete()
    event = ShiftRemoved(person=row.person.name, from_at=row.from_at, until_at=row.until_at)
    append(event, on=Subject("team", row.team_id), by=by, at=at)


@transaction.atomic
def take_leave(*, leave: NewLeave, by: Actor, at: datetime) -> int:
    """Be away: one's own, or of somebody one leads."""
    require_over(leave.person_id, by)
    length = leave.until_at - max(leave.from_at, at)
    if leave.until_at <= leave.from_at or not timedelta() < length <= LONGEST_LEAVE:
        raise LeaveWrong()
    made = Leave.objects.create(
        person_id=leave.person_id,
        from_at=leave.from_at,
        until_at=leave.until_at,
        reason=" ".join(leave.reason.split())[:120],
    )
    event = LeaveTaken(from_at=made.from_at, until_at=made.until_at, reason=made.reason)
    append(event, on=Subject("person", leave.person_id), by=by, at=at)
    return made.pk


@transaction.atomic
def end_leave(*, leave_id: int, by: Actor, at: datetime) -> None:
    """Be there after all."""
    row = Leave.objects.filter(pk=leave_id).first()
    if row is None:
        raise NotFound(what="leave")
    require_over(row.person_id, by)
    row.delete()
    event = LeaveEnded(from_at=row.from_at, until_at=row.until_at)
    append(event, on=Subject("person", row.person_id), by=by, at=at)


def _require_lead(team_id: int, by: Actor) -> None:
    if not (by.rights.is_administrator or team_id in by.rights.led_team_ids):
        raise Forbidden()


def _is_sound(shift: NewShift, members: set[int]) -> bool:
    lasts = timedelta() < shift.until_at - shift.from_at <= LONGEST
    return lasts and shift.person_id in members
