"""Making the demonstration company in an empty database."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from gongdan.demo.calendars import make_calendars
from gongdan.demo.days import Days
from gongdan.demo.packages import install_all
from gongdan.demo.people import make_company
from gongdan.demo.town import Town
from gongdan.kernel.actors import Actor
from gongdan.kernel.recall import recalling
from gongdan.sla import queries as sla

SIX_WEEKS = 42


@transaction.atomic
def load_company(*, by: Actor, at: datetime, days: int = SIX_WEEKS) -> None:
    """People, calendars, applications, and then so many days of work that end now."""
    start = at - timedelta(days=days)
    before = start - timedelta(days=7)
    company = make_company(by=by, at=before)
    make_calendars(by=by, at=before)
    install_all(by=by, at=before)
    with recalling():
        calendar = sla.calendar("standard").calendar
        Days(Town(company, calendar, start, at)).run()
