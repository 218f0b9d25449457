"""Telling people, marking as read, and mails on their way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from smtplib import SMTPException
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction

from gongdan.accounts.queries import PersonValue
from gongdan.audit.commands import append
from gongdan.channels.links import confirmation_url, tracking_url
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import SignInNeeded
from gongdan.kernel.events import Subject
from gongdan.notifications.around import Happening, case_of, readers
from gongdan.notifications.events import (
    BATCH,
    DELIVERY,
    INBOX,
    KEPT_MAIL,
    MailKept,
    MailRefused,
    MailSent,
    NoticesRead,
    PeopleTold,
)
from gongdan.notifications.letters import Content, letter
from gongdan.notifications.models import Delivery, KeptMail, Notice
from gongdan.notifications.occasions import tells
from gongdan.notifications.occasions.case import Case, Tell

MAIL_WITHIN = timedelta(days=1)
NEW_WITHIN = timedelta(days=3)
TOLD_WITHIN = timedelta(days=30)
MOST_ATTEMPTS = 8


@dataclass(frozen=True)
class Hearer:
    """One person and what they are told."""

    person: PersonValue
    tell: Tell


@transaction.atomic
def tell(*, happening: Happening, by: Actor, at: datetime) -> list[int]:
    """Tell everybody an entry concerns, once; returns the mails that are to go out.

    News that lay too long is told as read, without a mail, or not at all.
    """
    if happening.at < at - TOLD_WITHIN:
        return []
    case = case_of(happening)
    hearers = _hearers(happening, case) if case else []
    if case is None or not hearers:
        return []
    _notices(happening, case, hearers, is_read=happening.at < at - NEW_WITHIN)
    is_fresh = happening.at >= at - MAIL_WITHIN
    mails = _mails(happening, case, hearers, at=at) if is_fresh else []
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
            is_read=is_read,
        )
        for each in hearers
    ]
    return Notice.objects.bulk_create(rows, ignore_conflicts=True)


def _mails(happening: Happening, case: Case, hearers: list[Hearer], *, at: datetime) -> list[int]:
    rows = [
        _delivery(happening, case, each, at=at)
        for each in hearers
        if each.tell.by_mail and each.person.email
    ]
    Delivery.objects.bulk_create(rows, ignore_conflicts=True)
    keys = [row.key for row in rows]
    waiting = Delivery.objects.filter(key__in=keys, state="waiting", attempts=0).order_by("id")
    return list(waiting.values_list("id", flat=True))


def _delivery(happening: Happening, case: Case, hearer: Hearer, *, at: datetime) -> Delivery:
    person = hearer.person
    written = letter(_content(case, hearer))
    return Delivery(
        key=f"{happening.entry_id}.{person.id}.{hearer.tell.kind}",
        entry_id=happening.entry_id,
        person_id=person.id,
        to=person.email,
        subject=written.subject,
        body_text=written.text,
        body_html=written.html,
        next_at=at,
        created_at=at,
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


@transaction.atomic
def mark_read(*, ids: list[int] | None, by: Actor, at: datetime) -> int:
    """Mark some of one's own messages as read, or all of them; returns how many were new."""
    if by.rights.person_id is None:
        raise SignInNeeded()
    mine = Notice.objects.filter(person_id=by.rights.person_id, is_read=False)
    count = (mine if ids is None else mine.filter(pk__in=ids)).update(is_read=True)
    if count:
        inbox = Subject(INBOX, by.rights.person_id)
        topics = [f"person:{by.rights.person_id}"]
        append(NoticesRead(count=count), on=inbox, by=by, at=at, topics=topics)
    return count


@transaction.atomic
def deliver(*, delivery_id: int, by: Actor, at: datetime) -> datetime | None:
    """Hand a mail to the mail server; returns when to try again if it was not taken."""
    row = Delivery.objects.select_for_update().filter(pk=delivery_id, state="waiting").first()
    if row is None:
        return None
    row.attempts += 1
    try:
        _message(row).send()
    except (SMTPException, OSError) as obstacle:
        return _put_off(row, because=str(obstacle), by=by, at=at)
    row.state, row.sent_at, row.next_at = "sent", at, None
    row.save(update_fields=["state", "sent_at", "next_at", "attempts"])
    append(MailSent(attempts=row.attempts), on=Subject(DELIVERY, row.pk), by=by, at=at)
    return None


def _put_off(row: Delivery, *, because: str, by: Actor, at: datetime) -> datetime | None:
    is_given_up = row.attempts >= MOST_ATTEMPTS
    row.state = "failed" if is_given_up else "waiting"
    row.next_at = None if is_given_up else at + timedelta(minutes=2 ** (row.attempts - 1))
    row.last_error = because[:300]
    row.save(update_fields=["state", "next_at", "attempts", "last_error"])
    refused = MailRefused(attempts=row.attempts, is_given_up=is_given_up, because=because[:300])
    append(refused, on=Subject(DELIVERY, row.pk), by=by, at=at)
    return row.next_at


def _message(row: Delivery) -> EmailMultiAlternatives:
    host = urlsplit(settings.PUBLIC_URL).hostname or "localhost"
    # The same key each time: a mail handed over twice is one mail to its reader.
    headers = {"Message-ID": f"<{row.key}@{host}>", "Auto-Submitted": "auto-generated"}
    message = EmailMultiAlternatives(row.subject, row.body_text, to=[row.to], headers=headers)
    message.attach_alternative(row.body_html, "text/html")
    return message


@dataclass(frozen=True, kw_only=True)
class Mail:
    """A mail as its reader would get it."""

    to: str
    subject: str
    body_text: str
    body_html: str


@transaction.atomic
def keep_mail(*, mail: Mail, by: Actor, at: datetime) -> None:
    """Keep a mail for the page of the demonstration instead of sending it."""
    kept = KeptMail.objects.create(
        to=mail.to,
        subject=mail.subject,
        body_text=mail.body_text,
        body_html=mail.body_html,
        at=at,
    )
    append(MailKept(), on=Subject(KEPT_MAIL, kept.pk), by=by, at=at)
