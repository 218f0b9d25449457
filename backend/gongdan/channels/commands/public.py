"""Requests of people who are not signed in, through the form that anybody can fill in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongdan.accounts.commands import welcome_guest
from gongdan.accounts.queries.actors import actor_for_person_id
from gongdan.catalog.shown import public_form
from gongdan.channels.named import named_files
from gongdan.channels.queries.form_links import ORDERS, bound
from gongdan.files import commands as uploads
from gongdan.forms.engine import by_id
from gongdan.kernel.actors import NOBODY
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
    by = actor_for_person_id(guest.pk)
    form = bound(ORDERS, request.type).form
    answers = by_id(form.definition, request.answers)
    files = named_files(form, answers, request.attachment_ids)
    uploads.take_over(ids=files, by=by, at=at)
    filed = replace(request, channel="public", contact_phone=caller.phone, requester_id=guest.pk)
    return submit(request=filed, by=by, at=at)


@transaction.atomic
def keep_file(*, type: str, sent: uploads.Sent, at: datetime) -> UUID:  # noqa: A002
    """Take a file that a request will name; nobody can open it before that."""
    public_form(type)
    return uploads.store(sent=sent, by=NOBODY, at=at)
