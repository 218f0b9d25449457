"""Telling administrators what nobody else would see to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from gongdan.accounts.queries.administration import administrators
from gongdan.kernel.actors import Actor
from gongdan.kernel.texts import Text, fill
from gongdan.notifications.commands.apart import Matter, tell_apart
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
    title = facts.get("title")
    name = {str(k): str(v) for k, v in title.items()} if isinstance(title, dict) else {}
    matter = Matter(
        entry_id=entry_id,
        event=HolidaysMissing.name,
        happened_at=happened_at,
        kind="holidays",
        title=next(iter(name.values()), ""),
        text=fill(MISSING, year=str(facts["year"])),
        path=f"/admin/calendars/{facts['calendar']}?year={facts['year']}",
    )
    tell_apart(matter, administrators(), by=by, at=at)
