"""What somebody does who has nothing but the link of a form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F

from gongdan.accounts.commands import welcome_guest
from gongdan.accounts.permissions import Access
from gongdan.audit.commands import append
from gongdan.channels.commands.public import Caller
from gongdan.channels.errors import FilledByMachine, FormLinkFull
from gongdan.channels.events import FORM_LINK, FormLinkFilled
from gongdan.channels.models import FormLink, LinkFiling
from gongdan.channels.named import named_files
from gongdan.channels.openness import opened
from gongdan.channels.queries.form_links import ORDERS, Bound, bound, link_behind
from gongdan.channels.queries.portal import receipt
from gongdan.files import commands as uploads
from gongdan.files import queries as files
from gongdan.files.errors import FileNotFound
from gongdan.forms.engine import by_id
from gongdan.kernel.actors import NOBODY, Actor, Grant, Rights
from gongdan.kernel.errors import InvalidInput, Problem
from gongdan.kernel.events import Subject
from gongdan.kernel.texts import Text, pick
from gongdan.records.commands.records import NewRecord, hand_in
from gongdan.records.queries.ids import number_of
from gongdan.workorders.commands.intake import Request, submit

HOUR = timedelta(hours=1)


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A form as a stranger filled it in; ``trap`` is a box that people do not see."""

    answers: Mapping[str, object] = field(default_factory=dict)
    request: Request | None = None
    caller: Caller | None = None
    trap: str = ""


@dataclass(frozen=True, kw_only=True)
class Filing:
    """What a stranger gets for it: a number; for a request also what is promised."""

    number: str
    sentence: Text | None = None
    promised_at: datetime | None = None
    tracking_url: str | None = None


@transaction.atomic
def file_by_link(*, key: str, paper: Paper, at: datetime) -> Filing:
    """Take what was filled in, as a request or a record, judged as at every other door."""
    if paper.trap:
        raise FilledByMachine()
    link = link_behind(key, at=at, is_locked=True)
    _refuse_too_many(link, at=at)
    what = bound(link.target, link.code)
    by = _stranger(link, what)
    answers = by_id(what.form.definition, paper.answers)
    _refuse_others_files(what, answers, paper)
    made = _request if link.target == ORDERS else _record
    subject_id, filing = made(link, replace(paper, answers=answers), by=by, at=at)
    LinkFiling.objects.create(link=link, subject_id=subject_id, number=filing.number, at=at)
    FormLink.objects.filter(pk=link.pk).update(filed=F("filed") + 1, filed_at=at)
    event = FormLinkFilled(number=filing.number, title=pick(link.name, "zh-CN"))
    append(event, on=Subject(FORM_LINK, link.pk), by=by, at=at)
    return filing


@transaction.atomic
def keep_file(*, key: str, sent: uploads.Sent, at: datetime) -> UUID:
    """Take a file that a form will name; nobody can open it before that."""
    link_behind(key, at=at)
    return uploads.store(sent=sent, by=NOBODY, at=at)


def _request(link: FormLink, paper: Paper, *, by: Actor, at: datetime) -> tuple[int, Filing]:
    if paper.request is None or paper.caller is None:
        names = ("title", "contact_name", "contact_phone")
        raise InvalidInput(problems=[Problem(path=one, code="kernel.required") for one in names])
    guest = welcome_guest(name=paper.caller.name, phone=paper.caller.phone, at=at)
    wanted = replace(
        paper.request,
        type=link.code,
        answers=paper.answers,
        channel="public",
        contact_phone=paper.caller.phone,
        requester_id=guest.pk,
    )
    order = submit(request=wanted, by=by, at=at)
    told = receipt(order, at=at)
    return order.pk, Filing(
        number=told.number,
        sentence=told.sentence,
        promised_at=told.promised_at,
        tracking_url=told.tracking_url,
    )


def _record(link: FormLink, paper: Paper, *, by: Actor, at: datetime) -> tuple[int, Filing]:
    new = NewRecord(answers=paper.answers)
    made = hand_in(record_type=link.code, new=new, by=by, at=at)
    return made, Filing(number=number_of(made) or f"#{made}")


def _stranger(link: FormLink, what: Bound) -> Actor:
    """Who holds the link: history says which link it was; they may fill in its fields, no more."""
    edit: Access = "edit"
    fields = {"*": "hidden", **{one.code: edit for one in opened(what.form, link.fields)}}
    grant = Grant(permissions=frozenset({"workorders.submit_for"}), fields=fields)
    rights = Rights(grants={what.application: grant})
    return Actor("channel", link.pk, pick(link.name, "zh-CN"), rights)


def _refuse_too_many(link: FormLink, *, at: datetime) -> None:
    if link.per_hour is None:
        return
    if link.filings.filter(at__gt=at - HOUR).count() >= link.per_hour:
        raise FormLinkFull(limit=link.per_hour)


def _refuse_others_files(what: Bound, answers: Mapping[str, object], paper: Paper) -> None:
    """A stranger names only what a stranger sent: nobody's, and part of nothing yet."""
    beside = paper.request.attachment_ids if paper.request else ()
    named = named_files(what.form, answers, beside)
    if any(one.owner_id is not None or one.subject_kind for one in files.files(named)):
        raise FileNotFound()
