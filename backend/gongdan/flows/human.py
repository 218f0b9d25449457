"""What every step that people do has: who, until when, and who may leave it out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypedDict

from gongdan.flows.acts import Skip
from gongdan.flows.errors import ReasonNeeded, SkipNotAllowed
from gongdan.flows.graph import PHASES, Step, Text
from gongdan.flows.handlers import Handler, read_handler
from gongdan.flows.moves import Decided
from gongdan.flows.reading import Reader

STATUSES = ("new", "assigned", "in_progress", "waiting", "resolved")
SKIPPERS = ("handler", "lead", "manager", "administrator")


@dataclass(frozen=True, kw_only=True)
class Human(Step):
    """A stage done by people."""

    handlers: tuple[Handler, ...] = ()
    limit_minutes: int | None = None
    warn_percent: int = 75
    calendar: str = ""
    skippable_by: str = ""
    button: Text = field(default_factory=dict)

    def skip(self, act: Skip) -> Decided:
        """Left out when that is allowed and explained."""
        if not self.skippable_by or not act.authorized:
            raise SkipNotAllowed(step=self.key)
        if not act.reason.strip():
            raise ReasonNeeded()
        return Decided("skipped")


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
    )


def check_human(step: Human, reader: Reader) -> None:
    """A stage has a way to find its people and a sensible time."""
    if not step.handlers:
        reader.refuse("handlers", "flows.handlers_missing")
    if step.limit_minutes is not None and step.limit_minutes <= 0:
        reader.refuse("limit_minutes", "flows.deadline_not_positive")
    if not 1 <= step.warn_percent <= 99:
        reader.refuse("warn_percent", "flows.warn_percent_wrong")
