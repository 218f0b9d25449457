"""A stage in which somebody does real work, within a time, by a checklist."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import ClassVar

from gongdan.flows.acts import Complete, Skip, TaskAct, Tick
from gongdan.flows.errors import (
    ChecklistIncomplete,
    ReasonNeeded,
    SkipNotAllowed,
    SomethingMissing,
)
from gongdan.flows.graph import PHASES, Step, Text
from gongdan.flows.handlers import Handler, read_handler
from gongdan.flows.moves import Case, Decided, Decision, Next, Stay
from gongdan.flows.reading import Reader

STATUSES = ("new", "assigned", "in_progress", "waiting", "resolved")
SKIPPERS = ("handler", "lead", "manager", "administrator")


@dataclass(frozen=True)
class CheckItem:
    """One thing to tick before the stage may end, with a photograph if it says so."""

    key: str
    text: Text
    needs_photo: bool = False
    is_mandatory: bool = True

    def is_met(self, tick: Tick | None) -> bool:
        """Whether a tick satisfies the item."""
        if tick is None:
            return not self.is_mandatory
        return tick.photos > 0 or not self.needs_photo


@dataclass(frozen=True, kw_only=True)
class Handling(Step):
    """A stage done by people: opens one task and waits for it."""

    kind: ClassVar[str] = "handling"

    handlers: tuple[Handler, ...] = ()
    limit_minutes: int | None = None
    warn_percent: int = 75
    calendar: str = ""
    checklist: tuple[CheckItem, ...] = ()
    requires: tuple[str, ...] = ()
    skippable_by: str = ""
    button: Text = field(default_factory=dict)

    def on_enter(self, case: Case) -> Next:  # noqa: ARG002 who handles is resolved by the caller
        """Open the task and wait."""
        return Stay(tasks=("handling",))

    def on_act(self, act: TaskAct) -> Decision:
        """Completed when everything is there; skipped when that is allowed and explained."""
        if isinstance(act, Skip):
            return self._skip(act)
        return self._complete(act)

    def _skip(self, act: Skip) -> Decision:
        if not self.skippable_by or not act.authorized:
            raise SkipNotAllowed(step=self.key)
        if not act.reason.strip():
            raise ReasonNeeded()
        return Decided("skipped")

    def _complete(self, act: Complete) -> Decision:
        ticks = {tick.key: tick for tick in act.ticked}
        missing = [item.key for item in self.checklist if not item.is_met(ticks.get(item.key))]
        if missing:
            raise ChecklistIncomplete(step=self.key, missing=missing)
        lacking = [name for name in self.requires if name not in act.provided]
        if lacking:
            raise SomethingMissing(step=self.key, missing=lacking)
        return Decided("done")


def read(reader: Reader) -> Handling:
    """The stage as stored."""
    warn_percent = reader.number("warn_percent")
    return Handling(
        key=reader.key(),
        name=reader.text("name", required=True),
        phase=reader.choice("phase", PHASES, default="handle"),
        status=reader.choice("status", STATUSES, default="in_progress"),
        sentence=reader.text("sentence"),
        handlers=tuple(read_handler(handler) for handler in reader.objects("handlers")),
        limit_minutes=reader.number("limit_minutes"),
        warn_percent=75 if warn_percent is None else warn_percent,
        calendar=reader.string("calendar"),
        checklist=tuple(_read_item(item) for item in reader.objects("checklist")),
        requires=reader.strings("requires"),
        skippable_by=reader.choice("skippable_by", SKIPPERS, default=""),
        button=reader.text("button"),
    )


def _read_item(reader: Reader) -> CheckItem:
    item = CheckItem(
        key=reader.key(),
        text=reader.text("text", required=True),
        needs_photo=reader.flag("needs_photo"),
        is_mandatory=reader.flag("mandatory", default=True),
    )
    reader.finish()
    return item


def check(step: Handling, reader: Reader) -> None:
    """A stage has a way to find its handler, a sensible time and distinct checklist items."""
    if not step.handlers:
        reader.refuse("handlers", "flows.handlers_missing")
    if step.limit_minutes is not None and step.limit_minutes <= 0:
        reader.refuse("limit_minutes", "flows.deadline_not_positive")
    if not 1 <= step.warn_percent <= 99:
        reader.refuse("warn_percent", "flows.warn_percent_wrong")
    keys = Counter(item.key for item in step.checklist if item.key)
    for key in (key for key, times in keys.items() if times > 1):
        reader.refuse("checklist", "flows.key_twice", key=key)
