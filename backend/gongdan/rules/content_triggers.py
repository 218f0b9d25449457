"""Is this content of trigger rules sound?"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from gongdan.rules.facts import Known
from gongdan.rules.outcomes import MOST_MINUTES, outcome, template
from gongdan.rules.shape import Check, Settings, Shape, below
from gongdan.rules.triggers import TRIGGER_FACTS

MOST_RULES: Final = 500
TIME: Final = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
SINCE: Final = ("submitted", "updated", "assigned", "resolved", "waiting")
HOOK_TYPES: Final = ("text", "number", "boolean", "date", "datetime")


def check_triggers(shape: Shape, content: object) -> None:
    """Every problem of a content of trigger rules."""
    check_waiting(shape, content, lambda raw, path: _rule(shape, raw, path))


def check_waiting(shape: Shape, content: object, rule: Check) -> None:
    """Every problem of a content of rules that wait for something to happen."""
    required: Mapping[str, Check] = {
        "format": shape.integer(1, 1),
        "rules": shape.items(rule, most=MOST_RULES),
    }
    optional = {
        "hit": shape.choice("all", "first"),
        "tests": shape.items(shape.test),
        **shape.limits,
    }
    shape.fields(content, "", required, optional)


def _rule(shape: Shape, raw: object, path: str) -> None:
    inside = Shape(trigger_known(shape.known, raw), shape.problems)
    required, optional = waiting_rule(
        inside,
        event=lambda entry, place: _event(inside, entry, place),
        done=outcome(inside),
    )
    inside.fields(raw, path, required, optional)
    inside.days(raw, path)


def waiting_rule(shape: Shape, *, event: Check, done: Check) -> Settings:
    """The fields of a rule that waits for something to happen."""
    required: Mapping[str, Check] = {
        "key": shape.key,
        "name": shape.name,
        "on": shape.items(event, least=1, most=20),
        "then": shape.items(done, least=1, most=20),
    }
    optional: Mapping[str, Check] = {
        "if": shape.condition,
        "else": shape.items(done, most=20),
        "stop": shape.choice("none", "set", "all"),
        "is_enabled": shape.flag,
        "for_type": shape.key,
        **shape.limits,
    }
    return required, optional


def trigger_known(known: Known, rule: object) -> Known:
    """What a trigger rule may ask: what every rule may, what happened, what its hook brings."""
    brought = {
        f"hook.{fact['key']}": str(fact["type"])
        for entry in _dicts(rule, "on")
        for fact in _dicts(entry, "facts")
        if isinstance(fact.get("key"), str) and fact.get("type") in HOOK_TYPES
    }
    return replace(known, facts={**known.facts, **TRIGGER_FACTS, **brought})  # type: ignore[dict-item]


def _dicts(raw: object, name: str) -> list[dict[str, object]]:
    found = raw.get(name) if isinstance(raw, dict) else None
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _event(shape: Shape, raw: object, path: str) -> None:
    kind = raw.get("event") if isinstance(raw, dict) else None
    settings = _EVENTS.get(str(kind))
    if settings is None:
        shape.note(below(path, "event"), "unknown_event", value=str(kind))
        return
    required, optional = settings(shape)
    shape.fields(raw, path, {"event": shape.key, **required}, optional)


def settings_of(kind: str) -> Callable[[Shape], Settings]:
    """What an event of this kind may be asked for more exactly."""
    return _EVENTS[kind]


def _plain(_shape: Shape) -> Settings:
    return {}, {}


def _changed(shape: Shape) -> Settings:
    return {"field": shape.fact}, {"from": shape.anything, "to": shape.anything}


def _status(shape: Shape) -> Settings:
    return {}, {"from": shape.key, "to": shape.key}


def _commented(shape: Shape) -> Settings:
    return {}, {
        "by": shape.choice("requester", "handler", "any"),
        "visibility": shape.choice("public", "internal", "any"),
    }


def _stage(shape: Shape) -> Settings:
    return {}, {"stage": shape.key}


def _clock(shape: Shape) -> Settings:
    return {}, {"metric": shape.word}


def _rated(shape: Shape) -> Settings:
    return {}, {"at_most": shape.integer(1, 5)}


def _schedule(shape: Shape) -> Settings:
    def time(raw: object, path: str) -> None:
        if not isinstance(raw, str) or not TIME.fullmatch(raw):
            shape.note(path, "malformed", expected="time")

    return {}, {
        "every": shape.choice("hour", "day", "week", "month"),
        "time": time,
        "day": shape.integer(1, 28),
        "since": shape.choice(*SINCE),
        "after": shape.integer(1, MOST_MINUTES),
    }


def _webhook(shape: Shape) -> Settings:
    def fact(raw: object, path: str) -> None:
        shape.fields(raw, path, {"key": shape.key, "type": shape.choice(*HOOK_TYPES)})

    return {"hook": shape.key}, {"facts": shape.items(fact, most=50)}


def _button(shape: Shape) -> Settings:
    return {"label": template(shape)}, {}


_EVENTS: Final[Mapping[str, Callable[[Shape], Settings]]] = {
    "created": _plain,
    "submitted": _plain,
    "changed": _changed,
    "status": _status,
    "commented": _commented,
    "assigned": _plain,
    "stage_entered": _stage,
    "stage_left": _stage,
    "at_risk": _clock,
    "breached": _clock,
    "rated": _rated,
    "schedule": _schedule,
    "webhook": _webhook,
    "button": _button,
}
