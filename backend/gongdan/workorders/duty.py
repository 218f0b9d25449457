"""What a rule that finds people looks at, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from gongdan.accounts.queries.people import PersonValue
from gongdan.flows.handlers import Handler as HandlerRule
from gongdan.kernel.texts import Text
from gongdan.workorders.models import WorkOrder


@dataclass(frozen=True)
class Handler:
    """One person, or the teams any member of which may do it; found how, in words."""

    person_id: int | None = None
    team_ids: tuple[int, ...] = ()
    found_by: str = "assignee"
    because: Text = field(default_factory=dict)
    standing_for: int | None = None


@dataclass(frozen=True)
class Duty:
    """What a rule may look at."""

    order: WorkOrder
    rule: HandlerRule
    facts: Mapping[str, object]
    at: datetime

    @property
    def value(self) -> str:
        """What the rule names."""
        return self.rule.value


@dataclass(frozen=True)
class Missed:
    """A rule that found nobody, and why."""

    why: Text = field(default_factory=dict)


def one(person: PersonValue, found_by: str, because: Text) -> Handler:
    """One person, found how."""
    return Handler(person.id, (), found_by, because)


def say(chinese: str, english: str) -> Text:
    """Words in both languages."""
    return {"zh-CN": chinese, "en": english}
