"""The earliest and latest, least and most that a field takes: fixed, by the clock, by a field."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from gongdan.forms import settings
from gongdan.forms.definition import FieldDefinition
from gongdan.forms.kind import Ask, CleanContext, Setting
from gongdan.kernel.errors import Problem

NAMES = ("min", "max")
_CLOCK = re.compile(r"(?:today|now)(?:([+-][0-9]{1,4}))?")
_UNITS = ("days", "hours", "minutes")
Write = Callable[[datetime], str]
"""A moment of the organization's wall clock as the kind stores it."""


def bound(is_value: Setting) -> Setting:
    """A setting that is a value of the kind, a moment by the clock, or another field's answer."""

    def check(value: object) -> bool:
        if isinstance(value, Mapping):
            return _is_rule(value)
        is_clock = isinstance(value, str) and _CLOCK.fullmatch(value) is not None
        return is_clock or is_value(value)

    return check


def amount_bound(value: object) -> bool:
    """A setting that is a number, or another field's."""
    if isinstance(value, Mapping):
        return value.keys() == {"field"} and isinstance(value["field"], str)
    return settings.number(value)


def asks(definition: FieldDefinition) -> list[Ask]:
    """The fields that bounds name."""
    rules = ((name, definition.settings.get(name)) for name in NAMES)
    return [
        Ask(name, str(rule["field"]))
        for name, rule in rules
        if isinstance(rule, Mapping) and "field" in rule
    ]


def moment_problem(
    text: str, definition: FieldDefinition, context: CleanContext, write: Write
) -> Problem | None:
    """Whether a stored text, which sorts like the time it means, is outside its bounds."""
    least = _written(definition.settings.get("min"), context, write)
    most = _written(definition.settings.get("max"), context, write)
    if least is not None and text < least:
        return definition.problem("forms.too_early", least=least)
    if most is not None and text > most:
        return definition.problem("forms.too_late", most=most)
    return None


def amount_of(
    definition: FieldDefinition, name: str, context: CleanContext | None
) -> Decimal | None:
    """A bound that is a number; another field's answer when there is a form to ask."""
    rule = definition.settings.get(name)
    if isinstance(rule, Mapping):
        answer = context.form.values.get(str(rule["field"])) if context is not None else None
        return answer if isinstance(answer, Decimal) else None
    return settings.decimal_of(rule)


def _is_rule(rule: Mapping[str, object]) -> bool:
    origin = rule.keys() & {"from", "field"}
    shifts = [rule.get(unit, 0) for unit in _UNITS]
    return (
        len(origin) == 1
        and not rule.keys() - {"from", "field", *_UNITS}
        and rule.get("from", "now") in ("today", "now")
        and isinstance(rule.get("field", ""), str)
        and all(settings.whole(-100_000, 100_000)(shift) for shift in shifts)
    )


def _written(rule: object, context: CleanContext, write: Write) -> str | None:
    if isinstance(rule, str):
        by_clock = _CLOCK.fullmatch(rule)
        if by_clock is None:
            return rule
        return write(context.local + timedelta(days=int(by_clock[1] or 0)))
    if not isinstance(rule, Mapping):
        return None
    shift = timedelta(**{unit: _whole(rule.get(unit)) for unit in _UNITS})
    if "from" in rule:
        start = context.local
        if rule["from"] == "today":
            start = start.replace(hour=0, minute=0, second=0, microsecond=0)
        return write(start + shift)
    return _of_field(context.form.values.get(str(rule["field"])), shift, context, write)


def _of_field(value: object, shift: timedelta, context: CleanContext, write: Write) -> str | None:
    zone = ZoneInfo(context.time_zone)
    if isinstance(value, datetime):
        return write(value.astimezone(zone) + shift)
    if isinstance(value, date):
        return write(datetime.combine(value, time(), zone) + shift)
    if isinstance(value, Decimal):
        return f"{int(value):04d}"
    return value if isinstance(value, str) else None


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


def utc(moment: datetime) -> str:
    """A moment as it is stored."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
