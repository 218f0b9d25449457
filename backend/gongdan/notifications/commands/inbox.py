"""Marking as read, and keeping mails for the demonstration."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from gongdan.audit.commands import append
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import SignInNeeded
from gongdan.kernel.events import Subject
from gongdan.notifications.events import INBOX, KEPT_MAIL, MailKept, NoticesRead
from gongdan.notifications.models import KeptMail, Notice


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
