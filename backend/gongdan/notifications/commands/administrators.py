"""Telling administrators what nobody else would see to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from gongdan.accounts.queries.administration import administrators
from gongdan.audit.commands import append
from gongdan.kernel.actors import Actor
from gongdan.kernel.events import Subject
from gongdan.kernel.texts import Text, fill
from gongdan.notifications.events import BATCH, PeopleTold
from gongdan.notifications.models import Notice
from gongdan.notifications.queries import LOWEST
from gongdan.sla.events import HolidaysMissing

MISSING: Text = {
    "zh-CN": "{year} 年的节假日还没导入，跨年的时限暂按平常的周计算",
    "en": "The holidays of {year} are not known yet; due times in that year are provisional",
}


@transaction.atomic
def tell_of_missing_holidays(
    *, entry_id: int, facts: Mapping[str, object], happened_at: datetime, by: Actor, at: datetime
) -> None:
    """Tell every administrator that a year's holidays are wanted, once for the entry."""
    people = administrators()
    title = facts.get("title")
    name = {str(k): str(v) for k, v in title.items()} if isinstance(title, dict) else {}
    Notice.objects.bulk_create(
        [
            Notice(
                person_id=person_id,
                entry_id=entry_id,
                kind="holidays",
                at=happened_at,
                number="",
                title=next(iter(name.values()), ""),
                priority=LOWEST,
                text=fill(MISSING, year=str(facts["year"])),
                path=f"/admin/calendars/{facts['calendar']}?year={facts['year']}",
            )
            for person_id in people
        ],
        ignore_conflicts=True,
    )
    append(
        PeopleTold(about=HolidaysMissing.name, number="", notices=len(people), mails=0),
        on=Subject(BATCH, entry_id),
        by=by,
        at=at,
        topics=[f"person:{each}" for each in people],
    )
