"""What every step that people do has: who, until when, and who may leave it out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypedDict

from gongdan.flows.actions import Action, check_actions, read_actions
from gongdan.flows.acts import Skip
from gongdan.flows.buttons import Button, check_buttons, read_button
from gongdan.flows.errors import ReasonNeeded, SkipNotAllowed
from gongdan.flows.graph import PHASES, Step, Text
from gongdan.flows.handlers import Handler, read_handler
from gongdan.flows.ladders import Level, check_ladder, read_level
from gongdan.flows.moves import Decided
from gongdan.flows.pauses import check_span
from gongdan.flows.reading import Reader

STATUSES = ("new", "assigned", "in_progress", "waiting", "resolved")
SKIPPERS = ("handler", "lead", "manager", "administrator")
DISPATCH = ("direct", "pool", "dispatcher")
FIELD_ACCESS = ("hidden", "masked", "read", "edit", "required")


@dataclass(frozen=True, kw_only=True)
class Human(Step):
    """A stage done by people."""

    handlers: tuple[Handler, ...] = ()
    limit_minutes: int | None = None
    warn_percent: int = 75
    calendar: str = ""
    skippable_by: str = ""
    button: Text = field(default_factory=dict)
    ladder: tuple[Level, ...] = ()
    dispatch: str = "direct"
    dispatchers: tuple[Handler, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    buttons: tuple[Button, ...] = ()
    on_enter_do: tuple[Action, ...] = ()
    on_leave_do: tuple[Action, ...] = ()

    def skip(self, act: Skip) -> Decided:
        """Left out when that is allowed and explained."""
        if not self.skippable_by or not act.authorized:
            raise SkipNotAllowed(step=self.key)
        if not act.reason.strip():
            raise ReasonNeeded()
        return Decided("skipped")

    def button_for(self, act: str) -> Button:
        """How an act is offered here: as usual unless the step says otherwise."""
        return next((one for one in self.buttons if one.act == act), Button(act))

    def access_to(self, code: str) -> str:
        """What the step lets people do with a field, or ``table.column``: edit, unless it says."""
        table, _, column = code.partition(".")
        return self.fields.get(code) or (
            self.access_to(table) if column else self.fields.get("*", "edit")
        )


class HumanSettings(TypedDict):
    """The settings of ``Human`` as read."""

    key: str
    name: Text
    phase: str
    status: str
    sentence: Text
    handlers: tuple[Handler, ...]
    limit_minutes: int | None
    warn_percent: int
    calendar: str
    skippable_by: str
    button: Text
    ladder: tuple[Level, ...]
    dispatch: str
    dispatchers: tuple[Handler, ...]
    fields: Mapping[str, str]
    buttons: tuple[Button, ...]
    on_enter_do: tuple[Action, ...]
    on_leave_do: tuple[Action, ...]


def read_human(reader: Reader) -> HumanSettings:
    """The settings as stored."""
    warn_percent = reader.number("warn_percent")
    return HumanSettings(
        key=reader.key(),
        name=reader.text("name", required=True),
        phase=reader.choice("phase", PHASES, default="handle"),
        status=reader.choice("status", STATUSES, default="in_progress"),
        sentence=reader.text("sentence"),
        handlers=tuple(read_handler(handler) for handler in reader.objects("handlers")),
        limit_minutes=reader.number("limit_minutes"),
        warn_percent=75 if warn_percent is None else warn_percent,
        calendar=reader.string("calendar"),
        skippable_by=reader.choice("skippable_by", SKIPPERS, default=""),
        button=reader.text("button"),
        ladder=tuple(read_level(level) for level in reader.objects("ladder")),
        dispatch=reader.choice("dispatch", DISPATCH, default="direct"),
        dispatchers=tuple(read_handler(one) for one in reader.objects("dispatchers")),
        fields=_read_fields(reader),
        buttons=tuple(read_button(button) for button in reader.objects("buttons")),
        on_enter_do=read_actions(reader, "on_enter"),
        on_leave_do=read_actions(reader, "on_leave"),
    )


def _read_fields(reader: Reader) -> Mapping[str, str]:
    given = reader.take("fields")
    if given is None:
        return {}
    if not isinstance(given, dict) or any(one not in FIELD_ACCESS for one in given.values()):
        reader.refuse("fields", "flows.choice_wrong", allowed=list(FIELD_ACCESS))
        return {}
    return {str(code): str(access) for code, access in given.items()}


def check_human(step: Human, reader: Reader) -> None:
    """A stage has a way to find its people and a sensible time."""
    if not step.handlers:
        reader.refuse("handlers", "flows.handlers_missing")
    check_span(step.limit_minutes, reader, "limit_minutes")
    if not 1 <= step.warn_percent <= 99:
        reader.refuse("warn_percent", "flows.warn_percent_wrong")
    if (step.dispatch == "dispatcher") != bool(step.dispatchers):
        reader.refuse("dispatchers", "flows.handlers_missing")
    check_ladder(step.ladder, reader, limit=step.limit_minutes)
    check_buttons(step.buttons, reader)
    check_actions((*step.on_enter_do, *step.on_leave_do), reader)
    if any(level.do == "skip" for level in step.ladder) and not step.skippable_by:
        reader.refuse("ladder", "flows.ladder_may_not", do="skip")
