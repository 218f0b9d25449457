"""What can be done to running work: acts as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from gongdan.kernel.actors import Actor

Facts = Mapping[str, object]
Verdict = Literal["approved", "rejected"]
Place = Literal["before", "after", "parallel"]
Resume = Literal["rerun", "straight_back"]
Outcome = Literal["done", "timeout", "rejected"]


@dataclass(frozen=True)
class Tick:
    """One item of a checklist done, with the number of photographs that prove it."""

    key: str
    photos: int = 0


@dataclass(frozen=True, kw_only=True)
class Start:
    """Set out from the beginning."""

    by: Actor
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Complete:
    """Finish a task; ``provided`` names what the work already has, such as ``solution``."""

    task: int
    by: Actor
    facts: Facts = field(default_factory=dict)
    ticked: tuple[Tick, ...] = ()
    provided: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Skip:
    """Pass over a task without doing it; whether the actor may is judged by the caller."""

    task: int
    by: Actor
    reason: str
    authorized: bool
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Return:
    """Send the work back to a step it passed; from there it walks again, or comes straight back."""

    task: int
    target: str
    by: Actor
    reason: str
    resume: Resume = "rerun"
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Vote:
    """Say yes or no in an approval."""

    task: int
    verdict: Verdict
    by: Actor
    comment: str = ""
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Transfer:
    """Hand a vote over for good: the other decides."""

    task: int
    to: int
    by: Actor
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Delegate:
    """Ask another to look first: the task comes back to its owner, who decides."""

    task: int
    to: int
    by: Actor
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class AddSigner:
    """Let more people sign: before the owner of the task, after them, or beside them."""

    task: int
    people: tuple[int, ...]
    where: Place
    by: Actor
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class RemoveSigner:
    """Take somebody out who has not signed yet."""

    task: int
    by: Actor
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Withdraw:
    """Take one's own request back before anybody acted: to change it, or for good."""

    by: Actor
    reason: str = ""
    is_final: bool = False
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class TakeBack:
    """Undo one's own last act; ``touched`` names tasks that others began to work on."""

    task: int
    by: Actor
    touched: frozenset[int] = frozenset()
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Jump:
    """Ask to be at a step: completes the open task when that leads there, else is refused."""

    target: str
    by: Actor
    facts: Facts = field(default_factory=dict)
    ticked: tuple[Tick, ...] = ()
    provided: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Redirect:
    """Take a thread to another step by hand or because time ran out, past what lies between."""

    token: int
    target: str
    by: Actor
    reason: str
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Cancel:
    """End the work before its end: ``cancelled`` by its requester, ``terminated`` by others."""

    by: Actor
    reason: str
    is_forced: bool = False


@dataclass(frozen=True, kw_only=True)
class Reopen:
    """Set out once more with work that was finished, from a step or from the beginning."""

    by: Actor
    reason: str
    target: str = ""
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Retry:
    """Go on from where an incident stopped the work, with the facts as they are now."""

    by: Actor
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Proceed:
    """End what the work waited for by itself: it is there, or its time is over (``timeout``)."""

    task: int
    by: Actor
    outcome: Outcome = "done"
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Fail:
    """What the system had to do could not be done, for good."""

    task: int
    by: Actor
    code: str
    detail: str = ""
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class LookAgain:
    """Something about the work changed: ask every wait whether what it waits for is there."""

    by: Actor
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Suspend:
    """Let everything rest where it stands."""

    by: Actor
    reason: str
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Unsuspend:
    """Let it go on."""

    by: Actor
    facts: Facts = field(default_factory=dict)


TaskAct = Complete | Skip
MachineAct = Proceed | Fail | LookAgain
SignAct = Vote | Transfer | Delegate | AddSigner | RemoveSigner
Act = (
    Start
    | Complete
    | Skip
    | SignAct
    | Return
    | Jump
    | Redirect
    | Withdraw
    | TakeBack
    | Cancel
    | Reopen
    | Retry
    | MachineAct
    | Suspend
    | Unsuspend
)
