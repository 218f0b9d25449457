"""Where running work stands: scopes, tokens, tasks and the steps visited, all frozen values."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar, cast

InstanceState = Literal[
    "new", "running", "suspended", "completed", "rejected", "cancelled", "terminated"
]
ScopeState = Literal["open", "joined", "cancelled"]
TokenState = Literal["active", "waiting", "consumed", "cancelled"]
TaskState = Literal["pending", "waiting", "done", "skipped", "returned", "transferred", "cancelled"]
VisitState = Literal["open", "done", "skipped", "returned", "rejected", "cancelled"]

FORMAT = 1
# Duties of nobody: the work waits here for a moment, an event, or what the system does.
MACHINE = ("delay", "wait", "action", "suborder", "subtasks")


@dataclass(frozen=True)
class Scope:
    """The inside of one split: how many tokens went in and how many arrived at its end."""

    id: int
    parent_token: int
    split: str
    branches: tuple[str, ...]
    expected: int
    arrived: int = 0
    state: ScopeState = "open"


@dataclass(frozen=True)
class Token:
    """One thread of the work. It is live while active at a step or waiting for its branches.

    ``item`` is the row for which it walks, where a block is walked once for each row.
    """

    id: int
    scope: int | None
    branch: str
    step: str
    round: int
    state: TokenState = "active"
    back_to: str = ""
    item: int | None = None

    @property
    def is_live(self) -> bool:
        """Whether the work still moves here."""
        return self.state in ("active", "waiting")


@dataclass(frozen=True)
class Task:
    """One duty opened by a step for a token.

    A vote has its one person: ``owner`` is who gets it back from a delegate, ``chain`` who handed
    it on before. ``sign`` and ``added_by`` tell where an added signer stands to which task.
    """

    id: int
    token: int
    step: str
    round: int
    kind: str
    state: TaskState = "pending"
    outcome: str = ""
    assignee: int | None = None
    seq: int = 0
    weight: int = 1
    sign: str = ""
    added_by: int | None = None
    owner: int | None = None
    chain: tuple[int, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done, now or when its turn comes."""
        return self.state in ("pending", "waiting")

    @property
    def is_machine(self) -> bool:
        """Whether nobody has it: a moment, an event or the system itself ends it."""
        return self.kind in MACHINE


@dataclass(frozen=True)
class Visit:
    """One stay at a step; a step returned to is visited again in a new round."""

    step: str
    round: int
    token: int
    state: VisitState = "open"


@dataclass(frozen=True)
class Incident:
    """Why the work cannot go on by itself: the step, a code and its facts."""

    step: str
    token: int
    code: str
    detail: str = ""


@dataclass(frozen=True)
class Position:
    """Everything the engine knows about one running process."""

    state: InstanceState = "new"
    outcome: str = ""
    scopes: tuple[Scope, ...] = ()
    tokens: tuple[Token, ...] = ()
    tasks: tuple[Task, ...] = ()
    visits: tuple[Visit, ...] = ()
    incidents: tuple[Incident, ...] = ()
    last_id: int = 0

    def live_tokens(self) -> tuple[Token, ...]:
        """The threads still moving."""
        return tuple(token for token in self.tokens if token.is_live)

    def open_tasks(self) -> tuple[Task, ...]:
        """The duties of people whose turn it is."""
        return tuple(one for one in self.tasks if one.state == "pending" and not one.is_machine)

    def machine_tasks(self) -> tuple[Task, ...]:
        """What the work waits for that is nobody's duty."""
        return tuple(one for one in self.tasks if one.state == "pending" and one.is_machine)

    def unfinished_tasks(self) -> tuple[Task, ...]:
        """The duties still open, also those whose turn is still to come."""
        return tuple(task for task in self.tasks if task.is_open)

    def as_json(self) -> dict[str, object]:
        """The position as plain values, to be stored."""
        return {"format": FORMAT, **dataclasses.asdict(self)}


Row = TypeVar("Row", Scope, Token, Task, Visit, Incident)


def from_json(stored: Mapping[str, object]) -> Position:
    """The position stored by ``as_json``."""
    return Position(
        state=cast("InstanceState", stored["state"]),
        outcome=str(stored["outcome"]),
        scopes=tuple(
            dataclasses.replace(scope, branches=tuple(scope.branches))
            for scope in _rows(Scope, stored["scopes"])
        ),
        tokens=_rows(Token, stored["tokens"]),
        tasks=tuple(
            dataclasses.replace(task, chain=tuple(task.chain))
            for task in _rows(Task, stored["tasks"])
        ),
        visits=_rows(Visit, stored["visits"]),
        incidents=_rows(Incident, stored["incidents"]),
        last_id=int(cast("int", stored["last_id"])),
    )


def _rows(kind: type[Row], stored: object) -> tuple[Row, ...]:
    rows = cast("list[dict[str, object]]", stored)
    return tuple(kind(**row) for row in rows)  # type: ignore[arg-type]
