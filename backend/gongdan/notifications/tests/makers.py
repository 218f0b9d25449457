"""What people heard: the log followed to its end, read back as short lines."""

from __future__ import annotations

from datetime import datetime

from gongdan.accounts.models import Person
from gongdan.audit.models import Entry
from gongdan.deliveries.models import Delivery
from gongdan.notifications.models import Notice
from gongdan.notifications.subscribers import follow
from gongdan.workorders.commands import timers


def follow_all() -> None:
    """Hand every entry of the log to the follower, as the worker would."""
    for entry in list(Entry.objects.order_by("id")):
        follow(entry)


def heard(person: Person) -> list[str]:
    """The kinds of everything somebody was told, oldest first."""
    return list(Notice.objects.filter(person=person).order_by("id").values_list("kind", flat=True))


def mailed(person: Person) -> list[str]:
    """The keys' kinds of every mail to somebody, oldest first."""
    keys = Delivery.objects.filter(person=person).order_by("id").values_list("key", flat=True)
    return [key.rsplit(".", 1)[1] for key in keys]


def last_text(person: Person) -> str:
    """What somebody was told last, in Chinese."""
    return str(Notice.objects.filter(person=person).latest("id").text["zh-CN"])


def fire_timers(*, at: datetime) -> None:
    """Fire everything due until nothing is, as the worker would."""
    while due := timers.due_timers(at=at):
        for each in due:
            timers.fire(timer_id=each, at=at)
