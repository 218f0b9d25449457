"""Requests of people who are not signed in, through the form that anybody can fill in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from gongdan.accounts.commands import welcome_guest
from gongdan.accounts.queries.actors import actor_for_person_id
from gongdan.catalog.shown import public_form
from gongdan.workorders.commands.intake import Request, submit
from gongdan.workorders.models import WorkOrder


@dataclass(frozen=True)
class Caller:
    """What a stranger says of themselves."""

    name: str
    phone: str


@transaction.atomic
def file_as_guest(*, request: Request, caller: Caller, at: datetime) -> WorkOrder:
    """File what a stranger asks for, where its type is open to anybody."""
    public_form(request.type)
    guest = welcome_guest(name=caller.name, phone=caller.phone, at=at)
    filed = replace(request, channel="public", contact_phone=caller.phone, requester_id=guest.pk)
    return submit(request=filed, by=actor_for_person_id(guest.pk), at=at)
