"""A stage in which somebody does real work, within a time, by a checklist."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import ClassVar

from gongdan.flows.acts import Complete, Skip, TaskAct, Tick
from gongdan.flows.errors import ChecklistIncomplete, SomethingMissing
from gongdan.flows.graph import Text
from gongdan.flows.human import Human, check_human, read_human
from gongdan.flows.ladders import check_acts
from gongdan.flows.moves import Case, Decided, Decision, Next, Opening, Stay
from gongdan.flows.reading import Reader


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
class Handling(Human):
    """A stage done by people: opens one task and waits for it."""

    kind: ClassVar[str] = "handling"

    checklist: tuple[CheckItem, ...] = ()
    requires: tuple[str, ...] = ()

    def on_enter(self, case: Case) -> Next:  # noqa: ARG002 who handles is resolved by the caller
        """Open the task and wait."""
        return Stay((Opening("handling"),))

    def on_act(self, act: TaskAct) -> Decision:
        """Completed when everything is there; skipped when that is allowed and explained."""
        if isinstance(act, Skip):
            return self.skip(act)
        return self._complete(act)

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
    return Handling(
        **read_human(reader),
        checklist=tuple(_read_item(item) for item in reader.objects("checklist")),
        requires=reader.strings("requires"),
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
    """Beyond what every stage needs: distinct checklist items."""
    check_human(step, reader)
    check_acts(step.ladder, reader, is_vote=False)
    keys = Counter(item.key for item in step.checklist if item.key)
    for key in (key for key, times in keys.items() if times > 1):
        reader.refuse("checklist", "flows.key_twice", key=key)
