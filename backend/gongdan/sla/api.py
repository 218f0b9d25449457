"""Addresses of calendars and SLA policies."""

from __future__ import annotations

from datetime import date
from typing import cast

from ninja import Router, Status

from gongdan.accounts.requests import Request
from gongdan.kernel.times import now
from gongdan.sla import commands, queries
from gongdan.sla.calendars import Hours
from gongdan.sla.commands import HolidayRow
from gongdan.sla.permissions import require_reader
from gongdan.sla.schemas import (
    CalendarBelowOut,
    CalendarDayIn,
    CalendarDetailOut,
    CalendarDraftIn,
    CalendarOut,
    CalendarsOut,
    CalendarYearOut,
    HolidaysIn,
    HolidaysOut,
    HolidayYearsOut,
    Layer,
    PolicyContentIn,
    PolicySetOut,
    PolicySetsOut,
    SlaVersionOut,
    SpecialDayOut,
)

router = Router(tags=["sla"])
ORGANIZATION = "-"


@router.get("/calendars", response=CalendarsOut, operation_id="sla_list_calendars")
def list_calendars(request: Request) -> CalendarsOut:
    """All working calendars."""
    require_reader(request.actor)
    return CalendarsOut(items=[_calendar(detail) for detail in queries.calendars()])


@router.get("/calendars/{code}", response=CalendarDetailOut, operation_id="sla_get_calendar")
def get_calendar(request: Request, code: str) -> CalendarDetailOut:
    """One calendar: what holds, what is being prepared, and what it stands on."""
    require_reader(request.actor)
    return _calendar_detail(queries.calendar_detail(code))


@router.get("/calendars/{code}/years/{year}", response=CalendarYearOut, operation_id="sla_get_year")
def get_year(request: Request, code: str, year: int) -> CalendarYearOut:
    """The dates of a year that differ from their weekday."""
    require_reader(request.actor)
    found = queries.special_days(code, year)
    return CalendarYearOut(
        year=found.year,
        is_known=found.is_known,
        week=_week(found.week),
        days=[_special(day) for day in found.days],
    )


@router.put("/calendars/{code}/draft", response={204: None}, operation_id="sla_save_calendar_draft")
def save_calendar_draft(request: Request, code: str, body: CalendarDraftIn) -> Status[None]:
    """Keep a calendar's draft."""
    content = body.content.model_dump(mode="json", exclude_unset=True) | {"format": 1}
    commands.save_calendar_draft(
        code=code, name=body.name, content=content, by=request.actor, at=now()
    )
    return Status(204, None)


@router.post(
    "/calendars/{code}/versions", response={201: SlaVersionOut}, operation_id="sla_publish_calendar"
)
def publish_calendar(request: Request, code: str) -> Status[SlaVersionOut]:
    """Publish a calendar's draft."""
    no = commands.publish_calendar(code=code, by=request.actor, at=now())
    return Status(201, SlaVersionOut(no=no))


@router.put("/calendars/{code}/days/{day}", response={204: None}, operation_id="sla_set_day")
def set_day(request: Request, code: str, day: date, body: CalendarDayIn) -> Status[None]:
    """Make one date different from its weekday."""
    override = body.model_dump(mode="json", exclude_unset=True)
    commands.set_day(code=code, day=day, override=override, by=request.actor, at=now())
    return Status(204, None)


@router.delete("/calendars/{code}/days/{day}", response={204: None}, operation_id="sla_clear_day")
def clear_day(request: Request, code: str, day: date) -> Status[None]:
    """Make one date an ordinary one again."""
    commands.clear_day(code=code, day=day, by=request.actor, at=now())
    return Status(204, None)


@router.post(
    "/calendars/{code}/holidays", response=HolidayYearsOut, operation_id="sla_import_holidays"
)
def import_holidays(request: Request, code: str, body: HolidaysIn) -> HolidayYearsOut:
    """Replace the holidays of the years that occur in the rows or the file, all or none."""
    if body.text:
        return HolidayYearsOut(
            years=commands.import_holiday_file(
                code=code, text=body.text, by=request.actor, at=now()
            )
        )
    rows = [HolidayRow(row.day, row.kind, row.name, row.weekday) for row in body.rows]
    years = commands.import_holidays(code=code, rows=rows, by=request.actor, at=now())
    return HolidayYearsOut(years=years)


@router.get(
    "/shipped-holidays/{year}", response=HolidaysOut, operation_id="sla_list_shipped_holidays"
)
def list_shipped_holidays(request: Request, year: int) -> dict[str, list[queries.Holiday]]:
    """The holidays of a year that travel with the product."""
    require_reader(request.actor)
    return {"items": queries.shipped_holidays([year])}


@router.get("/sla-policies", response=PolicySetsOut, operation_id="sla_list_policy_sets")
def list_policy_sets(request: Request) -> dict[str, list[queries.PolicySetDetail]]:
    """The SLA policies of every application that has any."""
    require_reader(request.actor)
    return {"items": queries.policy_sets()}


@router.get("/sla-policies/{application}", response=PolicySetOut, operation_id="sla_get_policy_set")
def get_policy_set(request: Request, application: str) -> queries.PolicySetDetail:
    """The SLA policies of one application; ``-`` is the organization."""
    require_reader(request.actor)
    return queries.policy_set_detail(_application(application))


@router.put(
    "/sla-policies/{application}/draft",
    response={204: None},
    operation_id="sla_save_policy_draft",
)
def save_policy_draft(request: Request, application: str, body: PolicyContentIn) -> Status[None]:
    """Keep the draft of an application's SLA policies."""
    content = body.model_dump(mode="json", by_alias=True)
    commands.save_policy_draft(
        application=_application(application), content=content, by=request.actor, at=now()
    )
    return Status(204, None)


@router.post(
    "/sla-policies/{application}/versions",
    response={201: SlaVersionOut},
    operation_id="sla_publish_policies",
)
def publish_policies(request: Request, application: str) -> Status[SlaVersionOut]:
    """Publish the draft of an application's SLA policies."""
    no = commands.publish_policies(
        application=_application(application), by=request.actor, at=now()
    )
    return Status(201, SlaVersionOut(no=no))


def _application(name: str) -> str:
    return "" if name == ORGANIZATION else name


def _calendar(detail: queries.CalendarDetail) -> CalendarOut:
    return CalendarOut(
        code=detail.code,
        name=dict(detail.name),
        layer=cast("Layer", detail.layer),
        on=detail.on,
        no=detail.no,
        published_at=detail.published_at,
        has_draft=detail.draft is not None,
    )


def _calendar_detail(detail: queries.CalendarDetail) -> CalendarDetailOut:
    return CalendarDetailOut(
        code=detail.code,
        name=dict(detail.name),
        layer=cast("Layer", detail.layer),
        on=detail.on,
        below=[
            CalendarBelowOut(
                code=one.code,
                layer=cast("Layer", one.layer),
                name=dict(one.name),
                time_zone=one.time_zone,
                week=_week(one.week),
            )
            for one in detail.below
        ],
        no=detail.no,
        published_at=detail.published_at,
        content=detail.content,
        draft=detail.draft,
    )


def _special(special: queries.SpecialDay) -> SpecialDayOut:
    origin = special.override.origin
    return SpecialDayOut(
        day=special.day,
        kind=special.override.kind,
        name=dict(special.override.name),
        hours=_pieces(special.hours),
        layer=cast("Layer", origin.layer if origin else "organization"),
        layer_name=dict(origin.name) if origin else {},
        is_own=special.is_own,
    )


def _week(week: tuple[tuple[Hours, ...], ...]) -> dict[str, list[tuple[str, str]]]:
    return {str(day): _pieces(hours) for day, hours in enumerate(week, start=1)}


def _pieces(hours: tuple[Hours, ...]) -> list[tuple[str, str]]:
    return [(_clock(piece.start), _clock(piece.end)) for piece in hours]


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
