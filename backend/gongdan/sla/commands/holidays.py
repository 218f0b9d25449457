"""Holidays: imported for whole years, and asked for when the next year's are not known."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import InvalidInput
from gongdan.sla import holiday_files, queries, standing
from gongdan.sla.calendar_edits import HolidayRow, by_year, row_problems, with_holidays
from gongdan.sla.events import HolidaysImported, HolidaysMissing
from gongdan.sla.models import HolidayReminder
from gongdan.sla.permissions import require_calendar_editor


@transaction.atomic
def import_holidays(*, code: str, rows: Iterable[HolidayRow], by: Actor, at: datetime) -> list[int]:
    """Replace the holidays of every year that occurs in the rows; returns these years."""
    require_calendar_editor(by)
    known = list(rows)
    problems = row_problems(known)
    if problems:
        raise InvalidInput(problems=problems)
    calendar = standing.lock(code)
    standing.edit(calendar, lambda content: with_holidays(content, known), by=by, at=at)
    years = [int(year) for year in by_year(known)]
    event = HolidaysImported(calendar=code, years=years, days=len(known))
    standing.record(calendar, event, by=by, at=at)
    return years


@transaction.atomic
def import_holiday_file(*, code: str, text: str, by: Actor, at: datetime) -> list[int]:
    """Take the holidays of a JSON, CSV or ICS file, all of them or none."""
    require_calendar_editor(by)
    reading = holiday_files.read(text)
    if reading.problems:
        raise InvalidInput(problems=list(reading.problems))
    return import_holidays(code=code, rows=reading.rows, by=by, at=at)


@transaction.atomic
def remind_of_holidays(*, by: Actor, at: datetime) -> int:
    """From November on, ask once a week for next year's holidays where they are not known.

    Returns how many calendars were asked about; one that was asked about this week is not again.
    """
    asked = 0
    for missing in queries.missing_holidays(at=at):
        _, is_new = HolidayReminder.objects.get_or_create(
            calendar_id=missing.calendar_id, year=missing.year, week_date=missing.week_date
        )
        if is_new:
            calendar = standing.lock(missing.code)
            event = HolidaysMissing(calendar=missing.code, title=missing.name, year=missing.year)
            standing.record(calendar, event, by=by, at=at)
            asked += 1
    return asked
