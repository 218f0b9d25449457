"""The work rests for a time, or until a date of the form."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from gongdan.flows.graph import PHASES, STATUSES, Step
from gongdan.flows.moves import Case, Next, Opening, Pass, Stay
from gongdan.flows.pauses import Pause, check_minutes, read_pause
from gongdan.flows.reading import Reader


@dataclass(frozen=True, kw_only=True)
class Delay(Step):
    """A pause that ends by itself."""

    kind: ClassVar[str] = "delay"

    pause: Pause = field(default_factory=Pause)

    def on_enter(self, case: Case) -> Next:  # noqa: ARG002 when it ends is reckoned by the caller
        """Wait."""
        return Stay((Opening(self.kind),))

    def on_proceed(self, outcome: str) -> Next:  # noqa: ARG002 it ends in one way
        """Go on."""
        return Pass()


def read(reader: Reader) -> Delay:
    """The delay as stored."""
    return Delay(
        key=reader.key(),
        name=reader.text("name"),
        phase=reader.choice("phase", PHASES, default=""),
        status=reader.choice("status", STATUSES, default=""),
        sentence=reader.text("sentence"),
        pause=read_pause(reader),
    )


def check(step: Delay, reader: Reader) -> None:
    """Either minutes or a date."""
    if (step.pause.minutes is None) == (not step.pause.until):
        reader.refuse("minutes", "flows.pause_wrong")
    check_minutes(step.pause, reader)
