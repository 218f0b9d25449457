"""Telling people what concerns them, in the app and by mail; mails of clocks may wait."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from gongdan.accounts.queries import PersonValue
from gongdan.audit.commands import append
from gongdan.channels.links import confirmation_url, tracking_url
from gongdan.deliveries import commands as deliveries
from gongdan.deliveries.carriers import Parcel
from gongdan.kernel.actors import Actor
from gongdan.kernel.events import Subject
from gongdan.notifications.around import Happening, case_of, readers
from gongdan.notifications.events import BATCH, PeopleTold
from gongdan.notifications.letters import Content, letter
from gongdan.notifications.mailing import KIND
from gongdan.notifications.models import HeldMessage, Notice
from gongdan.notifications.occasions import tells
from gongdan.notifications.occasions.case import Case, Tell
from gongdan.notifications.quiet import Wait, wait_of
from gongdan.notifications.quieting import quiet_of

MAIL_WITHIN = timedelta(days=1)
NEW_WITHIN = timedelta(days=3)
TOLD_WITHIN = timedelta(days=30)


@dataclass(frozen=True)
class Hearer:
    """One person and what they are told; ``wait`` is how long their mail waits, if it does."""

    person: PersonValue
    tell: Tell
    wait: Wait | None = None

    @property
    def is_mailed(self) -> bool:
        """Whether they get a mail of it at all."""
        return self.tell.by_mail and bool(self.person.email)


@transaction.atomic
def tell(*, happening: Happening, by: Actor, at: datetime) -> list[int]:
    """Tell everybody an entry concerns, once; returns the mails on their way.

    News that lay too long is told as read, without a mail, or not at all.
    """
    if happening.at < at - TOLD_WITHIN:
        return []
    case = case_of(happening)
    hearers = _hearers(happening, case) if case else []
    if case is None or not hearers:
        return []
    is_fresh = happening.at >= at - MAIL_WITHIN
    if is_fresh:
        hearers = [_waiting(each, case, at) for each in hearers]
    _notices(happening, case, hearers, is_read=happening.at < at - NEW_WITHIN)
    mails = _mails(happening, case, hearers, by=by, at=at) if is_fresh else []
    _hold(happening, case, hearers)
    append(
        PeopleTold(
            about=happening.event,
            number=case.order.number,
            notices=len(hearers),
            mails=len(mails),
        ),
        on=Subject(BATCH, happening.entry_id),
        by=by,
        at=at,
        topics=[f"person:{each.person.id}" for each in hearers],
    )
    return mails


def _hearers(happening: Happening, case: Case) -> list[Hearer]:
    """Each person once, by the first rule that names them; never the one who did it."""
    heard = {case.actor_id}
    found: list[Hearer] = []
    for each in tells(happening.event, case):
        wanted = [one for one in dict.fromkeys(each.to) if one and one not in heard]
        people = readers(wanted, order_id=case.order.id, is_inside=each.is_inside)
        found += [Hearer(person, each) for person in people]
        heard.update(person.id for person in people)
    return found


def _notices(
    happening: Happening, case: Case, hearers: list[Hearer], *, is_read: bool
) -> list[Notice]:
    order = case.order
    rows = [
        Notice(
            person_id=each.person.id,
            entry_id=happening.entry_id,
            kind=each.tell.kind,
            at=happening.at,
            work_order_id=order.id,
            number=order.number,
            title=order.title,
            priority=order.priority,
            text=each.tell.text,
            waits_until=each.wait.until if each.wait else None,
            waits_for=each.wait.why if each.wait else "",
            is_read=is_read,
        )
        for each in hearers
    ]
    return Notice.objects.bulk_create(rows, ignore_conflicts=True)


def _mails(
    happening: Happening, case: Case, hearers: list[Hearer], *, by: Actor, at: datetime
) -> list[int]:
    parcels = [
        _parcel(happening, case, each) for each in hearers if each.is_mailed and not each.wait
    ]
    return deliveries.queue(parcels=parcels, by=by, at=at)


def _waiting(hearer: Hearer, case: Case, at: datetime) -> Hearer:
    if not hearer.is_mailed:
        return hearer
    wait = wait_of(
        quiet_of(hearer.person.id),
        kind=hearer.tell.kind,
        priority=case.order.priority,
        at=at,
        time_zone=settings.ORG_TIME_ZONE,
    )
    return replace(hearer, wait=wait)


def _hold(happening: Happening, case: Case, hearers: list[Hearer]) -> None:
    """Mails that wait are kept until then."""
    order = case.order
    rows = [
        HeldMessage(
            person_id=each.person.id,
            entry_id=happening.entry_id,
            kind=each.tell.kind,
            at=happening.at,
            why=each.wait.why,
            release_at=each.wait.until,
            work_order_id=order.id,
            number=order.number,
            title=order.title,
            text=each.tell.text,
            is_inside=each.tell.is_inside,
        )
        for each in hearers
        if each.wait
    ]
    HeldMessage.objects.bulk_create(rows, ignore_conflicts=True)


def _parcel(happening: Happening, case: Case, hearer: Hearer) -> Parcel:
    person = hearer.person
    written = letter(_content(case, hearer))
    return Parcel(
        kind=KIND,
        key=f"{happening.entry_id}.{person.id}.{hearer.tell.kind}",
        to=person.email,
        about=written.subject,
        payload={"text": written.text, "html": written.html},
        concerns=case.order.number,
        person_id=person.id,
    )


def _content(case: Case, hearer: Hearer) -> Content:
    person, order = hearer.person, case.order
    is_requester = person.id == order.requester_id and not hearer.tell.is_inside
    round_ = case.number("round") or order.round
    return Content(
        kind=hearer.tell.kind,
        language=person.language or settings.START_LANGUAGE,
        name=person.called or person.name,
        text=hearer.tell.text,
        number=order.number,
        title=order.title,
        organization=settings.ORGANIZATION,
        url=tracking_url(order.number) if is_requester else _console_url(order.number),
        is_for_requester=is_requester,
        confirm_url=confirmation_url(order.number, round_=round_) if hearer.tell.ask else "",
    )


def _console_url(number: str) -> str:
    return f"{settings.PUBLIC_URL}/work-orders/{number}"
