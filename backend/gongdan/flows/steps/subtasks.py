"""Parts of the work given out to several at the same time; the work goes on when all are done."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import ClassVar

from gongdan.flows.graph import PHASES, STATUSES, Condition, Step, Text
from gongdan.flows.handlers import Handler, read_handler
from gongdan.flows.moves import Case, Next, Opening, Pass, Stay
from gongdan.flows.pauses import check_span
from gongdan.flows.reading import Reader


@dataclass(frozen=True)
class Part:
    """One part: what is to be done, by whom, within how many working minutes."""

    key: str
    title: Text
    handlers: tuple[Handler, ...]
    minutes: int | None = None


@dataclass(frozen=True, kw_only=True)
class Subtasks(Step):
    """The parts, each once, or each for every row of a sub-table whose cells name them."""

    kind: ClassVar[str] = "subtasks"

    items: tuple[Part, ...] = ()
    each: str = ""
    title: Condition | None = None
    waits: bool = True

    def on_enter(self, case: Case) -> Next:  # noqa: ARG002 the parts are given out by the caller
        """Have them given out, and wait."""
        return Stay((Opening(self.kind),))

    def on_proceed(self, outcome: str) -> Next:  # noqa: ARG002 a part that was let go counts too
        """Go on."""
        return Pass()


def read(reader: Reader) -> Subtasks:
    """The parts as stored."""
    return Subtasks(
        key=reader.key(),
        name=reader.text("name"),
        phase=reader.choice("phase", PHASES, default=""),
        status=reader.choice("status", STATUSES, default=""),
        sentence=reader.text("sentence"),
        items=tuple(_read_part(part) for part in reader.objects("items")),
        each=reader.string("each"),
        title=reader.condition("title"),
        waits=reader.flag("waits", default=True),
    )


def _read_part(reader: Reader) -> Part:
    part = Part(
        key=reader.key(),
        title=reader.text("title", required=True),
        handlers=tuple(read_handler(one) for one in reader.objects("handlers")),
        minutes=reader.number("minutes"),
    )
    if not part.handlers:
        reader.refuse("handlers", "flows.handlers_missing")
    check_span(part.minutes, reader, "minutes")
    reader.finish()
    return part


def check(step: Subtasks, reader: Reader) -> None:
    """At least one part, each with its own key; rows need words of their own."""
    if not step.items:
        reader.refuse("items", "flows.parts_missing")
    keys = Counter(part.key for part in step.items if part.key)
    for key in (key for key, times in keys.items() if times > 1):
        reader.refuse("items", "flows.key_twice", key=key)
    if bool(step.each) != (step.title is not None):
        reader.refuse("title", "flows.value_wrong")
