"""A process inside the process: walked once, or once for each row of a sub-table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, cast

from gongdan.flows.errors import TooManyRows
from gongdan.flows.graph import Branch, Step
from gongdan.flows.moves import Case, Into, Next, PassOver
from gongdan.flows.reading import Reader
from gongdan.flows.steps.parallel import JOINS, Join

BODY = "body"
MOST_ROWS = 50
ON_REJECTED = ("reject", "go_on")


@dataclass(frozen=True, kw_only=True)
class Subprocess(Step):
    """A block with an end of its own; ``process`` names whose steps they are, if another's."""

    kind: ClassVar[str] = "subprocess"
    is_stage: ClassVar[bool] = False

    steps: tuple[Step, ...] = ()
    process: str = ""
    each: str = ""
    join: Join = "all"
    count: int = 0
    most: int = MOST_ROWS
    on_rejected: str = "reject"
    waits: bool = True

    @property
    def is_aside(self) -> bool:
        """Whether nobody waits for it."""
        return not self.waits

    @property
    def branches(self) -> tuple[Branch, ...]:
        """What is inside."""
        return (Branch(key=BODY, steps=self.steps),)

    def ends_when(self, ending: int) -> bool:  # noqa: ARG002 ends inside end only the block
        """Something always follows: an end inside ends the block only."""
        return False

    def on_enter(self, case: Case) -> Next:
        """Go inside, for each row if there are rows; without any there is nothing to do."""
        if not self.each:
            return Into((BODY,), aside=self.is_aside)
        rows = len(case.rows(self.each))
        if rows > self.most:
            raise TooManyRows(step=self.key, count=rows, most=self.most)
        if not rows:
            return PassOver("no_rows")
        needed = {"all": rows, "first": 1, "count": min(self.count, rows)}[self.join]
        return Into((BODY,) * rows, expected=needed, each=True, aside=self.is_aside)


def read(reader: Reader) -> Subprocess:
    """The block as stored; the steps of a called process come with it."""
    process = reader.string("process")
    steps = reader.steps("steps")
    most = reader.number("most")
    key = reader.key()
    if process and not steps:
        steps = reader.called(process, key=key)
    return Subprocess(
        key=key,
        name=reader.text("name"),
        steps=steps,
        process=process,
        each=reader.string("each"),
        join=cast("Join", reader.choice("join", JOINS, default="all")),
        count=reader.number("count") or 0,
        most=MOST_ROWS if most is None else most,
        on_rejected=reader.choice("on_rejected", ON_REJECTED, default="reject"),
        waits=reader.flag("waits", default=True),
    )


def check(step: Subprocess, reader: Reader) -> None:
    """Steps of its own or of another process; a join needs rows."""
    own = bool(reader.raw.get("steps"))
    if own == bool(step.process):
        reader.refuse("steps", "flows.subprocess_wrong")
    if step.join != "all" and not step.each:
        reader.refuse("join", "flows.join_without_rows")
    if step.join == "count" and not 1 <= step.count <= MOST_ROWS:
        reader.refuse("count", "flows.number_wrong", least=1, most=MOST_ROWS)
    if not step.waits and reader.depth > 1:
        reader.refuse("waits", "flows.aside_inside")
    if not 1 <= step.most <= MOST_ROWS:
        reader.refuse("most", "flows.number_wrong", least=1, most=MOST_ROWS)
