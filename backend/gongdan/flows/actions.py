"""What the system can do by itself: actions as values, read here, done by the caller."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from gongdan.flows.graph import Condition, Text
from gongdan.flows.handlers import Handler, read_handler
from gongdan.flows.reading import Reader

PURPOSES = ("classify", "priority", "dispatch")


@dataclass(frozen=True)
class Action:
    """One thing to do; which of the settings count depends on ``do``.

    ``target`` is the code of what is set, made or written to; ``values`` are expressions by name.
    """

    do: str
    target: str = ""
    value: Condition | None = None
    values: Mapping[str, Condition] = field(default_factory=dict)
    whom: tuple[Handler, ...] = ()
    text: Text = field(default_factory=dict)


# For each action: the setting that names its target, and the others it has.
SETTINGS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "set_field": ("field", ("value",)),
    "set_title": ("", ("value",)),
    "add_tag": ("tag", ()),
    "create_record": ("record_type", ("values",)),
    "change_record": ("field", ("values",)),
    "create_order": ("type", ("value", "values")),
    "webhook": ("url", ("values",)),
    "message": ("", ("whom", "text")),
    "run_rules": ("purpose", ()),
}
CALLED = {("create_order", "value"): "title", ("create_order", "values"): "answers"}
CALLED |= {("webhook", "values"): "body"}


def read_actions(reader: Reader, setting: str) -> tuple[Action, ...]:
    """A list of actions as stored."""
    return tuple(_read_action(one) for one in reader.objects(setting))


def _read_action(reader: Reader) -> Action:
    do = reader.choice("do", SETTINGS, default="")
    named, others = SETTINGS.get(do, ("", ()))
    if not do:
        reader.refuse("do", "flows.action_unknown")
    target = reader.string(named) if named else ""
    if named and not target:
        reader.refuse(named, "flows.action_incomplete")
    given = {one: _READERS[one](reader, CALLED.get((do, one), one)) for one in others}
    reader.finish()
    return Action(do, target, **given)  # type: ignore[arg-type]


def _read_value(reader: Reader, setting: str) -> object:
    value = reader.condition(setting)
    if value is None:
        reader.refuse(setting, "flows.action_incomplete")
    return value


def _read_values(reader: Reader, setting: str) -> object:
    return reader.values(setting)


def _read_whom(reader: Reader, setting: str) -> object:
    whom = tuple(read_handler(one) for one in reader.objects(setting))
    if not whom:
        reader.refuse(setting, "flows.handlers_missing")
    return whom


def _read_text(reader: Reader, setting: str) -> object:
    return reader.text(setting, required=True)


_READERS: Mapping[str, Callable[[Reader, str], object]] = {
    "value": _read_value,
    "values": _read_values,
    "whom": _read_whom,
    "text": _read_text,
}


def check_actions(actions: tuple[Action, ...], reader: Reader) -> None:
    """Purposes that exist, addresses that are addresses."""
    for action in actions:
        if action.do == "run_rules" and action.target not in PURPOSES:
            reader.refuse("do", "flows.choice_wrong", allowed=sorted(PURPOSES))
        if action.do == "webhook" and not action.target.startswith(("https://", "http://")):
            reader.refuse("do", "flows.address_wrong", address=action.target)


def values_of(action: Action) -> list[Condition]:
    """Every expression in an action."""
    own = [action.value] if action.value is not None else []
    return [*own, *action.values.values()]
