"""Something the system does by itself before the work goes on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from gongdan.flows.actions import Action, check_actions, read_actions
from gongdan.flows.graph import Step
from gongdan.flows.moves import Case, Next, Opening, Pass, Stay
from gongdan.flows.reading import Reader

ON_FAILURE = ("retry", "stop", "go_on")
USUAL_TRIES = 5
MOST_TRIES = 20


@dataclass(frozen=True, kw_only=True)
class Automatic(Step):
    """Actions done one after the other, all or none; the work goes on when they are done."""

    kind: ClassVar[str] = "action"
    is_stage: ClassVar[bool] = False

    actions: tuple[Action, ...] = ()
    on_failure: str = "stop"
    tries: int = USUAL_TRIES

    def on_enter(self, case: Case) -> Next:  # noqa: ARG002 what they do is the caller's
        """Have them done."""
        return Stay((Opening(self.kind),))

    def on_proceed(self, outcome: str) -> Next:  # noqa: ARG002 done is done
        """Go on."""
        return Pass()


def read(reader: Reader) -> Automatic:
    """The actions as stored."""
    tries = reader.number("tries")
    return Automatic(
        key=reader.key(),
        name=reader.text("name"),
        actions=read_actions(reader, "do"),
        on_failure=reader.choice("on_failure", ON_FAILURE, default="stop"),
        tries=USUAL_TRIES if tries is None else tries,
    )


def check(step: Automatic, reader: Reader) -> None:
    """Something to do, and a sensible number of tries."""
    if not step.actions:
        reader.refuse("do", "flows.action_missing")
    if not 1 <= step.tries <= MOST_TRIES:
        reader.refuse("tries", "flows.number_wrong", least=1, most=MOST_TRIES)
    check_actions(step.actions, reader)
