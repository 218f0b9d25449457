"""The inbox, and the mails the demonstration kept."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q, QuerySet

from gongdan.accounts.permissions import require
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import NotFound, SignInNeeded
from gongdan.kernel.paging import decode_cursor, encode_cursor, moment_in_cursor, number_in_cursor
from gongdan.notifications.models import HeldMessage, KeptMail, Notice
from gongdan.notifications.quiet import Quiet
from gongdan.notifications.quieting import own_quiet, quiet_of

LOWEST = 4


@dataclass(frozen=True, kw_only=True)
class QuietView:
    """Somebody's quiet hours: what holds for them, and whether they said so themselves."""

    quiet: Quiet
    is_own: bool
    waiting: int


def my_quiet_hours(*, by: Actor) -> QuietView:
    """When one's own messages of clocks wait, and how many wait now."""
    person_id = _person(by)
    waiting = HeldMessage.objects.filter(person_id=person_id, released_at__isnull=True)
    return QuietView(
        quiet=quiet_of(person_id),
        is_own=own_quiet(person_id) is not None,
        waiting=waiting.count(),
    )


def default_quiet_hours(*, by: Actor) -> Quiet:
    """When messages of clocks wait for everybody who said nothing else."""
    require(by, "administer")
    return quiet_of(None)


@dataclass(frozen=True, kw_only=True)
class InboxPage:
    """One page of messages, newest first."""

    items: list[Notice]
    next_cursor: str | None
    unread: int


@dataclass(frozen=True, kw_only=True)
class KeptPage:
    """One page of kept mails, newest first."""

    items: list[KeptMail]
    next_cursor: str | None


def inbox(*, is_unread_only: bool, cursor: str, limit: int, by: Actor) -> InboxPage:
    """What somebody was told."""
    mine = Notice.objects.filter(person_id=_person(by))
    found = mine.filter(is_read=False) if is_unread_only else mine
    if cursor:
        found = _after(found, cursor)
    rows = list(found.order_by("-at", "-id")[: limit + 1])
    following = None
    if len(rows) > limit:
        last = rows[limit - 1]
        following = encode_cursor([last.at.isoformat(), last.pk])
    return InboxPage(items=rows[:limit], next_cursor=following, unread=unread(by=by))


def unread(*, by: Actor) -> int:
    """How many messages somebody has not read."""
    return Notice.objects.filter(person_id=_person(by), is_read=False).count()


def kept_mail(*, cursor: str, limit: int, by: Actor) -> KeptPage:
    """The mails that would have gone out; only the demonstration has any."""
    require(by, "administer")
    if not settings.DEMONSTRATION:
        raise NotFound(what="kept mail")
    found = KeptMail.objects.filter(pk__lt=_last(cursor)) if cursor else KeptMail.objects.all()
    rows = list(found.order_by("-id")[: limit + 1])
    following = encode_cursor([rows[limit - 1].pk]) if len(rows) > limit else None
    return KeptPage(items=rows[:limit], next_cursor=following)


def kept_page(mail_id: int, *, by: Actor) -> str:
    """One kept mail as its reader would see it, in HTML."""
    require(by, "administer")
    found = KeptMail.objects.filter(pk=mail_id).first() if settings.DEMONSTRATION else None
    if found is None:
        raise NotFound(what="kept mail")
    return found.body_html


def _after(found: QuerySet[Notice], cursor: str) -> QuerySet[Notice]:
    moment, last = decode_cursor(cursor, length=2)
    at, number = moment_in_cursor(moment), number_in_cursor(last)
    return found.filter(Q(at__lt=at) | Q(at=at, pk__lt=number), at__lte=at)


def _person(by: Actor) -> int:
    if by.rights.person_id is None:
        raise SignInNeeded()
    return by.rights.person_id


def _last(cursor: str) -> int:
    (last,) = decode_cursor(cursor, length=1)
    return number_in_cursor(last)
