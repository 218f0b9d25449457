"""Making the demonstration company: first what visitors look at, then its past, day by day.

A day of the past is everything filed on it with all that became of it. The newest day is told
first, so that at any moment the company has a past without gaps; each day is one transaction, and
a number says which place an order has in its day, so that it does not matter when it is told.
"""

from __future__ import annotations

from datetime import date, datetime

from django.db import connection, transaction

from gongdan.audit.commands import append
from gongdan.demo.calendars import make_calendars
from gongdan.demo.days import Days
from gongdan.demo.events import DEMONSTRATION, CompanyMade, DayTold
from gongdan.demo.packages import install_all
from gongdan.demo.past import Past, read_past
from gongdan.demo.people import Company, found_company, make_company
from gongdan.demo.program import PROGRAM
from gongdan.demo.town import Town
from gongdan.demo.views import keep_views
from gongdan.kernel.actors import Actor
from gongdan.kernel.recall import recalling
from gongdan.sla import queries as sla

SIX_WEEKS = 42
LOCK = 7_190_526


def load_company(*, by: Actor, at: datetime, days: int = SIX_WEEKS) -> None:
    """The company with its whole past, which ends now."""
    begin_company(by=by, at=at, days=days)
    tell_past(by=by)


@transaction.atomic
def begin_company(*, by: Actor, at: datetime, days: int = SIX_WEEKS) -> None:
    """People, calendars, applications, today, and everything visitors should find."""
    _alone()
    past = Past(at, days)
    company = make_company(by=by, at=past.founded)
    make_calendars(by=by, at=past.founded)
    install_all(by=by, at=past.founded)
    keep_views(company, at=past.founded)
    with recalling():
        _days(company, past, past.today).run(PROGRAM)
    append(CompanyMade(end=at, days=days), on=DEMONSTRATION, by=by, at=past.founded)


def tell_past(*, by: Actor) -> None:
    """Every day of the past that is missing, the newest first; may be cut short and go on later."""
    with recalling():
        while tell_day(by=by):
            pass


@transaction.atomic
def tell_day(*, by: Actor) -> date | None:
    """The newest day that is missing; which one it was, or nothing when the past is whole."""
    _alone()
    past = read_past()
    if past is None or not past.missing:
        return None
    day = past.missing[0]
    _days(found_company(), past, day).run()
    append(DayTold(day=day), on=DEMONSTRATION, by=by, at=past.founded)
    return day


def _days(company: Company, past: Past, day: date) -> Days:
    town = Town(company, sla.calendar("standard").calendar, past.start, past.end)
    return Days(town, frozenset([day]))


def _alone() -> None:
    """Wait until nobody else is telling."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
