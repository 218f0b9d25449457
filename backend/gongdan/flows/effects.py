"""What a step of the engine asks its caller to do, in order, as values."""

from __future__ import annotations

from dataclasses import dataclass

from gongdan.flows.graph import Step, Text
from gongdan.flows.handlers import Handler
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
    | TaskClosed
    | TimerArmed
    | TimerCancelled
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


def duty(task: Task, step: Handling) -> list[Effect]:
    """A task as it is opened, with its timer when its time is limited."""
    opened = TaskOpened(
        task=task.id,
        step=step.key,
        round=task.round,
        kind=task.kind,
        handlers=step.handlers,
        checklist=step.checklist,
        limit_minutes=step.limit_minutes,
        warn_percent=step.warn_percent,
        calendar=step.calendar,
        status=step.status,
        button=step.button,
    )
    return [opened, *_timer(task, step)]


def _timer(task: Task, step: Handling) -> list[Effect]:
    if step.limit_minutes is None:
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
