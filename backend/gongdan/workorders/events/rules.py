"""What trigger rules did."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from gongdan.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class RuleRan(Event):
    """A trigger rule ran; what it did is told beside this."""

    name: ClassVar[str] = "workorders.rule_ran"
    rule: str
    rule_name: dict[str, str]
    because: str
    decision_id: int | None


@dataclass(frozen=True, kw_only=True)
class RuleTold(Event):
    """A trigger rule tells people something."""

    name: ClassVar[str] = "workorders.rule_told"
    person_ids: list[int] = field(default_factory=list)
    text: dict[str, str] = field(default_factory=dict)
    by_mail: bool = False


@dataclass(frozen=True, kw_only=True)
class RuleCalled(Event):
    """A trigger rule called another system; the call leaves once this is committed."""

    name: ClassVar[str] = "workorders.rule_called"
    host: str


@dataclass(frozen=True, kw_only=True)
class RuleRanAway(Event):
    """A trigger rule ran too often on this order and switched itself off."""

    name: ClassVar[str] = "workorders.rule_ran_away"
    rule: str
    rule_name: dict[str, str]
    owner_id: int | None
    most: int


@dataclass(frozen=True, kw_only=True)
class TracesThinned(Event):
    """The conditions behind old decisions were let go; what was decided stays."""

    name: ClassVar[str] = "workorders.traces_thinned"
    count: int
    shadows: int
    before: datetime


@dataclass(frozen=True, kw_only=True)
class RecordMade(Event):
    """A record was made from the order."""

    name: ClassVar[str] = "workorders.record_made"
    record_type: str
    record_id: int


@dataclass(frozen=True, kw_only=True)
class GradesSet(Event):
    """A rule set impact or urgency."""

    name: ClassVar[str] = "workorders.grades_set"
    impact: int
    urgency: int


@dataclass(frozen=True, kw_only=True)
class ButtonPressed(Event):
    """Somebody pressed a button that a trigger rule put on the order."""

    name: ClassVar[str] = "workorders.button_pressed"
    label: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class HookCalled(Event):
    """Another system called a hook of the order that trigger rules wait for."""

    name: ClassVar[str] = "workorders.hook_called"
    hook: str
