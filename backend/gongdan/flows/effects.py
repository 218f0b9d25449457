"""What a step of the engine asks its caller to do, in order, as values."""

from __future__ import annotations

from dataclasses import dataclass

from gongdan.flows.graph import Step, Text
from gongdan.flows.handlers import Handler
from gongdan.flows.human import Human
from gongdan.flows.position import Task
from gongdan.flows.steps.handling import CheckItem, Handling


@dataclass(frozen=True)
class TokenMoved:
    """A thread of the work went on; ``origin`` is empty at the start."""

    token: int
    origin: str
    target: str


@dataclass(frozen=True)
class BranchTaken:
    """A split chose."""

    split: str
    branches: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class StageEntered:
    """The work stands in a stage now."""

    step: str
    round: int
    kind: str
    name: Text
    phase: str
    status: str
    sentence: Text


@dataclass(frozen=True)
class Copied:
    """People are to be told that the work passed here."""

    step: str
    round: int
    receivers: tuple[Handler, ...]


@dataclass(frozen=True)
class StageLeft:
    """The work left a stage: done, returned or cancelled."""

    step: str
    round: int
    outcome: str


@dataclass(frozen=True)
class StageSkipped:
    """The work passed over a stage that was not done."""

    step: str
    round: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class TaskOpened:
    """Somebody has a duty: by which rule they are found, until when, with which checklist."""

    task: int
    step: str
    round: int
    kind: str
    handlers: tuple[Handler, ...]
    checklist: tuple[CheckItem, ...]
    limit_minutes: int | None
    warn_percent: int
    calendar: str
    status: str
    button: Text


@dataclass(frozen=True)
class TaskReady:
    """It is a voter's turn."""

    task: int
    step: str
    assignee: int | None


@dataclass(frozen=True)
class TaskHeld:
    """A voter has to wait for others who sign first."""

    task: int
    step: str


@dataclass(frozen=True)
class TaskReopened:
    """A duty that was over is open again, because somebody took their act back."""

    task: int
    step: str


@dataclass(frozen=True)
class TaskClosed:
    """A duty is over: done, skipped, returned or cancelled."""

    task: int
    step: str
    outcome: str


@dataclass(frozen=True, kw_only=True)
class TimerArmed:
    """A task must be done within so many minutes of working time; keyed by task and round."""

    task: int
    step: str
    round: int
    limit_minutes: int
    warn_percent: int
    calendar: str


@dataclass(frozen=True)
class TimerCancelled:
    """A task's time no longer runs."""

    task: int


@dataclass(frozen=True)
class RouteTaken:
    """A drawn way was taken, back or further down."""

    step: str
    way: str
    target: str


@dataclass(frozen=True)
class WaitOver:
    """What the work waited for by itself is there, or took too long."""

    step: str
    kind: str
    outcome: str


@dataclass(frozen=True)
class ActionFailed:
    """What the system had to do could not be done; the work goes on without it."""

    step: str
    code: str
    detail: str


@dataclass(frozen=True)
class InstanceSuspended:
    """Everything rests."""

    reason: str


@dataclass(frozen=True)
class InstanceUnsuspended:
    """It goes on."""


@dataclass(frozen=True)
class IncidentRaised:
    """The work is stuck until somebody repairs the cause and retries."""

    step: str
    code: str
    detail: str


@dataclass(frozen=True)
class InstanceEnded:
    """The process is over; ``step`` is the end reached, empty when it was cut short."""

    state: str
    outcome: str
    step: str
    status: str


@dataclass(frozen=True)
class InstanceReopened:
    """Finished work runs again, from a step."""

    step: str
    reason: str


Effect = (
    TokenMoved
    | BranchTaken
    | StageEntered
    | StageLeft
    | StageSkipped
    | Copied
    | TaskOpened
    | TaskReady
    | TaskHeld
    | TaskReopened
    | TaskClosed
    | TimerArmed
    | TimerCancelled
    | RouteTaken
    | WaitOver
    | ActionFailed
    | InstanceSuspended
    | InstanceUnsuspended
    | IncidentRaised
    | InstanceEnded
    | InstanceReopened
)


def entered(step: Step, number: int) -> StageEntered:
    """A stage as it is entered, in its n-th round."""
    return StageEntered(
        step=step.key,
        round=number,
        kind=step.kind,
        name=step.name,
        phase=step.phase,
        status=step.status,
        sentence=step.sentence,
    )


def opened(task: Task, step: Step) -> TaskOpened:
    """A task as it is opened; a step that asks nobody in particular asks the requester again."""
    human = step if isinstance(step, Human) else None
    return TaskOpened(
        task=task.id,
        step=step.key,
        round=task.round,
        kind=task.kind,
        handlers=human.handlers if human else (Handler("requester"),),
        checklist=step.checklist if isinstance(step, Handling) else (),
        limit_minutes=human.limit_minutes if human else None,
        warn_percent=human.warn_percent if human else 75,
        calendar=human.calendar if human else "",
        status=step.status,
        button=human.button if human else {},
    )


def timer(task: Task, step: Step) -> list[Effect]:
    """The timer of a task whose time is limited."""
    if not isinstance(step, Human) or step.limit_minutes is None:
        return []
    return [
        TimerArmed(
            task=task.id,
            step=step.key,
            round=task.round,
            limit_minutes=step.limit_minutes,
            warn_percent=step.warn_percent,
            calendar=step.calendar,
        )
    ]
