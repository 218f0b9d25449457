"""Telling people of something that is about no work order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from gongdan.audit.commands import append
from gongdan.kernel.actors import Actor
from gongdan.kernel.events import Subject
from gongdan.kernel.texts import Text
from gongdan.notifications.events import BATCH, PeopleTold
from gongdan.notifications.models import Notice
from gongdan.notifications.queries import LOWEST


@dataclass(frozen=True, kw_only=True)
class Matter:
    """One entry of the log that some people should know of: what is said, and where it leads."""

    entry_id: int
    event: str
    happened_at: datetime
    kind: str
    title: str
    text: Text
    path: str


def tell_apart(matter: Matter, people: Iterable[int], *, by: Actor, at: datetime) -> None:
    """Tell each of them once for the entry, in the caller's transaction."""
    told = list(dict.fromkeys(people))
    Notice.objects.bulk_create(
        [
            Notice(
                person_id=person_id,
                entry_id=matter.entry_id,
                kind=matter.kind,
                at=matter.happened_at,
                number="",
                title=matter.title[:200],
                priority=LOWEST,
                text=matter.text,
                path=matter.path,
            )
            for person_id in told
        ],
        ignore_conflicts=True,
    )
    append(
        PeopleTold(about=matter.event, number="", notices=len(told), mails=0),
        on=Subject(BATCH, matter.entry_id),
        by=by,
        at=at,
        topics=[f"person:{each}" for each in told],
    )
