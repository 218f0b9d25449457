"""Is this content of rules for records sound?"""

from __future__ import annotations

from typing import Final

from gongdan.rules.content_triggers import check_waiting, settings_of, waiting_rule
from gongdan.rules.facts import of_records
from gongdan.rules.outcomes import RECORD_OUTCOMES, outcome
from gongdan.rules.shape import Check, Settings, Shape, below

EVENTS: Final = ("created", "changed", "deleted", "schedule", "button")
MOST_DAYS: Final = 3650


def check_records(shape: Shape, content: object) -> None:
    """Every problem of a content of rules for records."""
    check_waiting(shape, content, lambda raw, path: _rule(shape, raw, path))


def _rule(shape: Shape, raw: object, path: str) -> None:
    code = raw.get("for_type") if isinstance(raw, dict) else None
    if code is not None and code not in shape.known.records:
        shape.note(below(path, "for_type"), "unknown_record_type", value=str(code))
        return
    inside = Shape(of_records(shape.known, str(code)), shape.problems)
    required, optional = waiting_rule(
        inside,
        event=lambda entry, place: _event(inside, entry, place),
        done=outcome(inside, RECORD_OUTCOMES),
    )
    # A record is of one type; a rule without it would not know what it may ask.
    of_type = {"for_type": optional["for_type"]}
    inside.fields(raw, path, {**required, **of_type}, optional)
    inside.days(raw, path)


def _event(shape: Shape, raw: object, path: str) -> None:
    kind = raw.get("event") if isinstance(raw, dict) else None
    if kind not in EVENTS:
        shape.note(below(path, "event"), "unknown_event", value=str(kind))
        return
    required, optional = _settings(shape, str(kind), raw)
    shape.fields(raw, path, {"event": shape.key, **required}, optional)


def _settings(shape: Shape, kind: str, raw: object) -> Settings:
    if kind == "changed":
        return {}, {"field": shape.fact, "from": shape.anything, "to": shape.anything}
    if kind == "deleted":
        return {}, {}
    required, optional = settings_of(kind)(shape)
    if kind != "schedule":
        return required, optional
    times = {name: optional[name] for name in ("every", "time", "day")}
    if isinstance(raw, dict) and "field" in raw:
        days = {"days": shape.integer(-MOST_DAYS, MOST_DAYS)}
        return {"field": _day_of(shape), **days}, {"time": optional["time"]}
    return required, times


def _day_of(shape: Shape) -> Check:
    """A fact that is a day or a moment."""

    def check(raw: object, path: str) -> None:
        if shape.known.facts.get(str(raw)) not in ("date", "datetime"):
            shape.note(path, "no_date", value=str(raw))

    return check
