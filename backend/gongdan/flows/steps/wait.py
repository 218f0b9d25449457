"""The work waits for something: an event, an answer of the form, a date; not for ever."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Literal, cast

from gongdan.flows.conditions import held
from gongdan.flows.graph import PHASES, STATUSES, Branch, Condition, Step
from gongdan.flows.moves import Case, Into, Next, Opening, Pass, Reject, Stay
from gongdan.flows.pauses import Pause, check_minutes, read_pause
from gongdan.flows.reading import Reader

OnTimeout = Literal["go_on", "branch", "reject"]
ON_TIMEOUT: tuple[OnTimeout, ...] = ("go_on", "branch", "reject")
TIMED_OUT = "timeout"


@dataclass(frozen=True, kw_only=True)
class Wait(Step):
    """A wait for one thing, perhaps for a limited time."""

    kind: ClassVar[str] = "wait"

    event: str = ""
    when: Condition | None = None
    pause: Pause = field(default_factory=Pause)
    on_timeout: OnTimeout = "go_on"
    steps: tuple[Step, ...] = ()

    @property
    def branches(self) -> tuple[Branch, ...]:
        """What is done when it took too long."""
        return (Branch(key=TIMED_OUT, steps=self.steps),) if self.on_timeout == "branch" else ()

    def ends_when(self, ending: int) -> bool:  # noqa: ARG002 what it waits for may always come
        """Something can always follow."""
        return False

    def on_enter(self, case: Case) -> Next:
        """Go on at once when what it waits for is there already."""
        if self.is_there(case):
            return Pass()
        return Stay((Opening(self.kind),))

    def is_there(self, case: Case) -> bool:
        """Whether the condition it waits for holds."""
        return self.when is not None and held(self.when, case, what=self.key)

    def on_proceed(self, outcome: str) -> Next:
        """It came, or it took too long."""
        if outcome != TIMED_OUT or self.on_timeout == "go_on":
            return Pass()
        return Into((TIMED_OUT,)) if self.on_timeout == "branch" else Reject()


def read(reader: Reader) -> Wait:
    """The wait as stored."""
    on_timeout = reader.choice("on_timeout", ON_TIMEOUT, default="go_on")
    return Wait(
        key=reader.key(),
        name=reader.text("name"),
        phase=reader.choice("phase", PHASES, default=""),
        status=reader.choice("status", STATUSES, default=""),
        sentence=reader.text("sentence"),
        event=reader.string("event"),
        when=reader.condition("when"),
        pause=read_pause(reader),
        on_timeout=cast("OnTimeout", on_timeout),
        steps=reader.steps("steps"),
    )


def check(step: Wait, reader: Reader) -> None:
    """One thing is waited for; a date is no time limit of its own; a branch needs a limit."""
    if sum([bool(step.event), step.when is not None, bool(step.pause.until)]) != 1:
        reader.refuse("event", "flows.wait_wrong")
    check_minutes(step.pause, reader)
    if step.pause.until and step.pause.minutes is not None:
        reader.refuse("minutes", "flows.pause_wrong")
    if step.on_timeout != "go_on" and step.pause.minutes is None:
        reader.refuse("minutes", "flows.timeout_without_limit")
    if bool(step.steps) != (step.on_timeout == "branch"):
        reader.refuse("steps", "flows.timeout_steps_wrong")
