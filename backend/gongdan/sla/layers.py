"""Calendars in layers (nation, organization, site, team): each adds or takes days and hours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from typing import Final, TypeVar

from gongdan.sla.calendars import DayOverride, Hours, Origin, WorkingCalendar, hours_of

LAYERS: Final = ("national", "organization", "site", "team")
WEEKDAYS: Final = (1, 2, 3, 4, 5, 6, 7)
CHANGING: Final = ("extra", "less")
T = TypeVar("T")


@dataclass(frozen=True)
class Layer:
    """What one layer says; of a weekday it does not name, those below it speak.

    ``holidays`` are by year, so that a year without any is known too. ``None`` for the time zone
    or for whether holidays count leaves it to those below.
    """

    origin: Origin
    week: Mapping[int, tuple[Hours, ...]]
    holidays: Mapping[int, Mapping[date, DayOverride]] = field(default_factory=dict)
    days: Mapping[date, DayOverride] = field(default_factory=dict)
    time_zone: str | None = None
    is_observing: bool | None = None


def stack(layers: Sequence[Layer]) -> WorkingCalendar:
    """The calendar that layers mean together, the lowest first; each may overrule those below."""
    week = _week(layers)
    is_observing = _last((layer.is_observing for layer in layers), otherwise=True)
    said = [one for layer in layers for one in _days(layer, is_observing=is_observing)]
    years = frozenset(year for layer in layers for year in layer.holidays)
    return WorkingCalendar(
        time_zone=_last((layer.time_zone for layer in layers), otherwise="UTC"),
        week=week,
        days=_fold(week, said),
        known_years=years if is_observing else None,
        week_origins=tuple(_speaker(layers, day) for day in WEEKDAYS),
    )


def joined(hours: Iterable[Hours]) -> tuple[Hours, ...]:
    """Pieces of a day in order, those that touch made one."""
    found: list[Hours] = []
    for piece in sorted(hours):
        if found and piece.start <= found[-1].end:
            found[-1] = Hours(found[-1].start, max(found[-1].end, piece.end))
        else:
            found.append(piece)
    return tuple(found)


def without(hours: Iterable[Hours], taken: Iterable[Hours]) -> tuple[Hours, ...]:
    """Pieces of a day with others cut out of them."""
    left = list(hours)
    for cut in taken:
        left = [part for piece in left for part in _parts(piece, cut)]
    return tuple(left)


def _parts(piece: Hours, cut: Hours) -> list[Hours]:
    edges = (
        piece.start,
        max(piece.start, min(cut.start, piece.end)),
        min(piece.end, max(cut.end, piece.start)),
        piece.end,
    )
    before, _, after = (Hours(a, b) for a, b in pairwise(edges))
    return [part for part in (before, after) if part.start < part.end]


def _week(layers: Sequence[Layer]) -> tuple[tuple[Hours, ...], ...]:
    return tuple(_last((layer.week.get(day) for layer in layers), otherwise=()) for day in WEEKDAYS)


def _speaker(layers: Sequence[Layer], day: int) -> Origin | None:
    return _last((layer.origin if day in layer.week else None for layer in layers), otherwise=None)


def _days(layer: Layer, *, is_observing: bool) -> list[Mapping[date, DayOverride]]:
    """The holidays of a layer, which come from the nation, then its own days."""
    nation = replace(layer.origin, layer=LAYERS[0])
    years = layer.holidays.values() if is_observing else ()
    return [
        *(_of(nation, days, is_national=True) for days in years),
        _of(layer.origin, layer.days, is_national=False),
    ]


def _of(
    origin: Origin, days: Mapping[date, DayOverride], *, is_national: bool
) -> dict[date, DayOverride]:
    return {
        day: replace(override, origin=origin, is_national=is_national)
        for day, override in days.items()
    }


def _fold(
    week: tuple[tuple[Hours, ...], ...], said: Iterable[Mapping[date, DayOverride]]
) -> dict[date, DayOverride]:
    days: dict[date, DayOverride] = {}
    for layer in said:
        for day, override in layer.items():
            days[day] = _over(override, hours_of(week, day, days.get(day)))
    return days


def _over(override: DayOverride, below: tuple[Hours, ...]) -> DayOverride:
    if override.kind not in CHANGING:
        return override
    change = joined((*below, *override.hours))
    hours = change if override.kind == "extra" else without(below, override.hours)
    return replace(override, hours=hours)


def _last(values: Iterable[T | None], *, otherwise: T) -> T:
    """The last that is said."""
    said = [value for value in values if value is not None]
    return said[-1] if said else otherwise
