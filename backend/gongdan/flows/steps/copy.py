"""People who are told of the work as it passes; nobody has to do anything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from gongdan.flows.graph import Step
from gongdan.flows.handlers import Handler, read_handler
from gongdan.flows.moves import Case, Next, Pass
from gongdan.flows.reading import Reader


@dataclass(frozen=True, kw_only=True)
class Copy(Step):
    """A copy (抄送): passed at once, its receivers told."""

    kind: ClassVar[str] = "copy"
    is_stage: ClassVar[bool] = False

    receivers: tuple[Handler, ...] = ()

    def on_enter(self, case: Case) -> Next:  # noqa: ARG002 who receives is found by the caller
        """Go on."""
        return Pass()


def read(reader: Reader) -> Copy:
    """The copy as stored."""
    return Copy(
        key=reader.key(),
        name=reader.text("name"),
        receivers=tuple(read_handler(one) for one in reader.objects("receivers")),
    )


def check(step: Copy, reader: Reader) -> None:
    """Somebody must be told."""
    if not step.receivers:
        reader.refuse("receivers", "flows.handlers_missing")
