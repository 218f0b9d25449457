"""Saying when the messages of clocks are to wait."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from gongdan.accounts.permissions import require
from gongdan.audit.commands import append
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import InvalidInput, Problem, SignInNeeded
from gongdan.kernel.events import Subject
from gongdan.notifications.events import INBOX, QuietHoursCleared, QuietHoursSet
from gongdan.notifications.models import QuietHours
from gongdan.notifications.quiet import DAY_MINUTES, Quiet

EVERYBODY = 0


@transaction.atomic
def set_quiet_hours(*, quiet: Quiet, by: Actor, at: datetime) -> None:
    """Say when one's own messages of clocks wait."""
    if by.rights.person_id is None:
        raise SignInNeeded()
    _set(by.rights.person_id, quiet, by=by, at=at)


@transaction.atomic
def clear_quiet_hours(*, by: Actor, at: datetime) -> None:
    """Go by what the organization says again."""
    if by.rights.person_id is None:
        raise SignInNeeded()
    QuietHours.objects.filter(person_id=by.rights.person_id).delete()
    append(QuietHoursCleared(), on=Subject(INBOX, by.rights.person_id), by=by, at=at)


@transaction.atomic
def set_default_quiet_hours(*, quiet: Quiet, by: Actor, at: datetime) -> None:
    """Say when messages of clocks wait for everybody who said nothing else."""
    require(by, "administer")
    _set(None, quiet, by=by, at=at)


def _set(person_id: int | None, quiet: Quiet, *, by: Actor, at: datetime) -> None:
    _refuse_wrong(quiet)
    told = asdict(quiet)
    QuietHours.objects.bulk_create(
        [QuietHours(person_id=person_id, **told)],
        update_conflicts=True,
        unique_fields=["person"],
        update_fields=list(told),
    )
    event = QuietHoursSet(**told)
    append(event, on=Subject(INBOX, person_id or EVERYBODY), by=by, at=at)


def _refuse_wrong(quiet: Quiet) -> None:
    told = {"starts": quiet.starts, "ends": quiet.ends, "digest_at": quiet.digest_at or 0}
    wrong = [name for name, minute in told.items() if not 0 <= minute < DAY_MINUTES]
    if quiet.is_on and quiet.starts == quiet.ends:
        wrong.append("ends")
    if wrong:
        raise InvalidInput(
            problems=[Problem(path=name, code="notifications.no_such_hours") for name in wrong]
        )
