"""What a trigger rule may do: each kind with its settings, and which facts it writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from gongdan.kernel.texts import is_text
from gongdan.rules.published import Content
from gongdan.rules.shape import Check, Settings, Shape, below
from gongdan.rules.strategies import STRATEGIES

SETTABLE: Final = ("title", "impact", "urgency")
ROLES: Final = ("requester", "assignee", "leads", "team", "collaborators", "department_head")
CREATOR: Final = "creator"
NAMED: Final = ("team:", "person:", "role:")
MOST_TEXT: Final = 4000
MOST_MINUTES: Final = 60 * 24 * 90
SCHEMES: Final = ("https://", "http://")


Kinds = Mapping[str, Callable[[Shape], Settings]]


def outcome(shape: Shape, kinds: Kinds | None = None) -> Check:
    """A check of one outcome by its kind; without others, of what rules do to orders."""
    allowed = ORDER_OUTCOMES if kinds is None else kinds

    def check(raw: object, path: str) -> None:
        kind = raw.get("do") if isinstance(raw, dict) else None
        settings = allowed.get(str(kind))
        if settings is None:
            shape.note(below(path, "do"), "unknown_outcome", value=str(kind))
            return
        required, optional = settings(shape)
        shape.fields(raw, path, {"do": shape.key, **required}, optional)

    return check


def writes(one: Content) -> list[str]:
    """The facts an outcome writes."""
    kind = str(one.get("do"))
    return [str(one.get("field"))] if kind == "set" else list(_WRITES.get(kind, ()))


_WRITES: Final[Mapping[str, tuple[str, ...]]] = {
    "classify": ("category",),
    "priority": ("priority",),
    "assign": ("team",),
}


def _set(shape: Shape) -> Settings:
    def field(raw: object, path: str) -> None:
        known = raw in SETTABLE or (str(raw).startswith("answers.") and raw in shape.known.facts)
        if not known:
            shape.note(path, "unknown_field", value=str(raw))

    return {"field": field, "value": shape.expression}, {}


def _classify(shape: Shape) -> Settings:
    return {}, {"category": shape.one_of(shape.known.categories, "unknown_category")}


def _priority(shape: Shape) -> Settings:
    return {}, {"priority": shape.integer(1, 4)}


def _assign(shape: Shape) -> Settings:
    strategy = shape.one_of(frozenset(STRATEGIES), "unknown_strategy")
    team = shape.one_of(shape.known.teams, "unknown_team")
    return {}, {"team": team, "strategy": strategy}


def _collaborate(shape: Shape) -> Settings:
    kind = shape.one_of(frozenset({"collaborator", "watcher"}), "unknown_kind")
    return {"to": people(shape)}, {"kind": kind}


def _tag(shape: Shape) -> Settings:
    tags = shape.items(shape.word, most=20)
    return {}, {"add": tags, "remove": tags}


def _reply(shape: Shape) -> Settings:
    return {"text": template(shape)}, {"is_internal": shape.flag}


def _notify(shape: Shape) -> Settings:
    return {"to": people(shape), "text": template(shape)}, {"by_mail": shape.flag}


def _subtask(shape: Shape) -> Settings:
    team = shape.one_of(shape.known.teams, "unknown_team")
    due = shape.integer(1, MOST_MINUTES)
    return {"title": template(shape), "team": team}, {"due_minutes": due}


def _order(shape: Shape) -> Settings:
    tie = shape.one_of(frozenset({"related", "blocks", "caused_by"}), "unknown_kind")
    return {"type": shape.key, "title": template(shape)}, {
        "description": template(shape),
        "tie": tie,
    }


def _record(shape: Shape) -> Settings:
    return {"type": shape.key, "answers": _answers(shape)}, {}


def _answers(shape: Shape) -> Check:
    def check(raw: object, path: str) -> None:
        if not isinstance(raw, dict):
            shape.note(path, "malformed", expected="object")
            return
        for code, value in raw.items():
            shape.expression(value, below(path, code))

    return check


def _set_answer(shape: Shape) -> Settings:
    def field(raw: object, path: str) -> None:
        if not str(raw).startswith("answers.") or raw not in shape.known.facts:
            shape.note(path, "unknown_field", value=str(raw))

    return {"field": field, "value": shape.expression}, {}


def _tell(shape: Shape) -> Settings:
    """Whoever made the record, people an answer names, or others by name."""
    return {"to": _people(shape, (CREATOR,)), "text": template(shape)}, {}


def _file(shape: Shape) -> Settings:
    """An order about the record, asked for by somebody who has to do with it."""

    def requester(raw: object, path: str) -> None:
        is_person = isinstance(raw, str) and raw.startswith("person:")
        if not (is_person or raw == CREATOR or raw in _numbers(shape)):
            shape.note(path, "unknown_people", value=str(raw))

    required = {"type": shape.key, "title": template(shape), "requester": requester}
    return required, {"description": template(shape), "answers": _answers(shape)}


def _numbers(shape: Shape) -> set[str]:
    """The answers that may name a person: people are kept by their number."""
    known = shape.known.facts.items()
    return {
        name
        for name, kind in known
        if name.startswith("answers.") and kind in ("number", "numbers")
    }


def _webhook(shape: Shape) -> Settings:
    def url(raw: object, path: str) -> None:
        if not isinstance(raw, str) or not raw.startswith(SCHEMES) or len(raw) > MOST_TEXT:
            shape.note(path, "malformed", expected="url")

    return {"url": url}, {"facts": shape.items(shape.fact, most=50)}


def _nothing(_shape: Shape) -> Settings:
    return {}, {}


def people(shape: Shape) -> Check:
    """Whom: by their part in the order, or a team, person or role by its code."""
    return _people(shape, ROLES)


def _people(shape: Shape, parts: tuple[str, ...]) -> Check:
    known = {*parts, *(_numbers(shape) if CREATOR in parts else ())}

    def who(raw: object, path: str) -> None:
        if not isinstance(raw, str) or not (raw in known or raw.startswith(NAMED)):
            shape.note(path, "unknown_people", value=str(raw))
        elif raw.startswith("team:"):
            shape.one_of(shape.known.teams, "unknown_team")(raw.removeprefix("team:"), path)

    return shape.items(who, least=1, most=20)


def template(shape: Shape) -> Check:
    """A text with places for facts in double braces."""

    def check(raw: object, path: str) -> None:
        if not is_text(raw) or any(len(said) > MOST_TEXT for said in raw.values()):
            shape.note(path, "malformed", expected="text")

    return check


ORDER_OUTCOMES: Final[Kinds] = {
    "set": _set,
    "classify": _classify,
    "priority": _priority,
    "assign": _assign,
    "collaborate": _collaborate,
    "tag": _tag,
    "reply": _reply,
    "notify": _notify,
    "subtask": _subtask,
    "order": _order,
    "record": _record,
    "webhook": _webhook,
    "stop": _nothing,
}
RECORD_OUTCOMES: Final[Kinds] = {
    "set": _set_answer,
    "notify": _tell,
    "record": _record,
    "order": _file,
    "webhook": _webhook,
    "stop": _nothing,
}
