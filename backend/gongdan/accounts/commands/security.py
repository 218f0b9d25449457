"""What changes the ways into the product: second steps and sessions."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import F

from gongdan.accounts.models import Person, Role
from gongdan.accounts.permissions import require
from gongdan.accounts.rows import locked, save_changes
from gongdan.accounts.security_events import (
    IdentityTied,
    RecoveryCodesMade,
    SecondStepAsked,
    SecondStepBegun,
    SecondStepEnded,
    SessionsEnded,
)
from gongdan.audit.commands import append
from gongdan.kernel.actors import Actor
from gongdan.kernel.events import Event, Subject

Step = Literal["begun", "ended", "codes"]
EVENTS: dict[Step, type[Event]] = {
    "begun": SecondStepBegun,
    "ended": SecondStepEnded,
    "codes": RecoveryCodesMade,
}


@transaction.atomic
def record_second_step(*, step: Step, by: Actor, at: datetime) -> None:
    """Record what somebody did with their own second step."""
    append(EVENTS[step](), on=Subject("person", by.id or 0), by=by, at=at)


@transaction.atomic
def end_second_step(*, person_id: int, by: Actor, at: datetime) -> None:
    """Take the second step from somebody who lost device and codes; their sessions end."""
    require(by, "administer")
    person = locked(Person.objects.filter(pk=person_id), what="person")
    gone, _ = Authenticator.objects.filter(user=person).delete()
    if gone:
        append(SecondStepEnded(), on=Subject("person", person_id), by=by, at=at)
        end_sessions(person_id=person_id, by=by, at=at)


@transaction.atomic
def ask_second_step(*, role: str, is_needed: bool, by: Actor, at: datetime) -> Role:
    """Let holders of a role sign in with a second step, or no longer."""
    require(by, "administer")
    asked = locked(Role.objects.filter(key=role), what="role")
    if save_changes(asked, {"needs_second_step": is_needed}):
        append(SecondStepAsked(is_needed=is_needed), on=Subject("role", asked.pk), by=by, at=at)
    return asked


@transaction.atomic
def end_sessions(*, person_id: int, by: Actor, at: datetime) -> None:
    """End every session of somebody; what they hold open ends with its next request."""
    require(by, "administer")
    person = locked(Person.objects.filter(pk=person_id), what="person")
    person.session_generation = F("session_generation") + 1
    person.save(update_fields=["session_generation"])
    append(SessionsEnded(count=None), on=Subject("person", person_id), by=by, at=at)


@transaction.atomic
def record_sessions_ended(*, count: int, by: Actor, at: datetime) -> None:
    """Record that somebody ended sessions of their own."""
    append(SessionsEnded(count=count), on=Subject("person", by.id or 0), by=by, at=at)


@transaction.atomic
def record_identity(*, person_id: int, by: Actor, at: datetime) -> None:
    """Record that an identity of the organization's provider was tied to somebody."""
    append(IdentityTied(), on=Subject("person", person_id), by=by, at=at)
