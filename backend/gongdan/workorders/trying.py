"""Walks a process for a sample request: real people are found, nothing is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from gongdan.accounts.queries.people import PersonValue
from gongdan.catalog import queries as catalog
from gongdan.catalog.queries import TypeValue
from gongdan.flows.engine import Surroundings
from gongdan.flows.graph import Graph, Step
from gongdan.flows.human import Human
from gongdan.flows.moves import Member
from gongdan.flows.simulating import Passage, Walked, simulate
from gongdan.flows.steps.approval import Approval
from gongdan.flows.steps.delay import Delay
from gongdan.flows.steps.wait import Wait
from gongdan.forms import queries as forms
from gongdan.kernel.texts import Text
from gongdan.sla import queries as sla
from gongdan.sla.calendars import WorkingCalendar
from gongdan.workorders.duty import Handler
from gongdan.workorders.handlers import find_handler
from gongdan.workorders.members import Found, find_members
from gongdan.workorders.models import WorkOrder
from gongdan.workorders.pausing import end_of

LOWEST = 3
LOWEST_PRIORITY = 4
NOT_STORED = 0


@dataclass(frozen=True, kw_only=True)
class Sample:
    """A request nobody filed: of which type, by whom, from which department, with which facts."""

    type: TypeValue
    requester: PersonValue
    department_id: int | None
    facts: Mapping[str, object]
    decisions: Mapping[str, str] = field(default_factory=dict)
    at: datetime


@dataclass(frozen=True)
class Named:
    """One of the people a step would ask, or a team any member of which may do it."""

    person_id: int | None
    team_ids: tuple[int, ...]
    found_by: str
    because: Text
    outcome: str = ""


@dataclass(frozen=True)
class Rung:
    """One level of a ladder, and when it would be reached if nobody did anything."""

    do: str
    at: datetime


@dataclass(frozen=True)
class Tried:
    """One stay at a step: who would be asked and why, and by when it is due at the latest.

    Of a pause the moment it ends is what it is due at.
    """

    passage: Passage
    people: tuple[Named, ...]
    starts_at: datetime
    due_at: datetime | None
    ladder: tuple[Rung, ...] = ()


@dataclass(frozen=True)
class Trial:
    """The whole way, with everything that was found out on it."""

    walked: Walked
    steps: tuple[Tried, ...]


class Trying:
    """One walk by one graph for one sample."""

    def __init__(self, graph: Graph, sample: Sample) -> None:
        self.graph, self.sample = graph, sample
        self.order = _order_of(sample)
        self._found: dict[str, tuple[Found, ...]] = {}

    def walk(self) -> Trial:
        """From the start to wherever it ends."""
        around = Surroundings(people=self._people, initiator=self.sample.requester.id)
        walked = simulate(
            self.graph, self.sample.facts, decisions=self.sample.decisions, around=around
        )
        return Trial(walked, self._steps(walked))

    def _people(self, step: Human) -> tuple[Member, ...]:
        found = tuple(find_members(self.order, step, self.sample.facts, at=self.sample.at))
        self._found[step.key] = (*self._found.get(step.key, ()), *found)
        return tuple(one.member for one in found)

    def _steps(self, walked: Walked) -> tuple[Tried, ...]:
        ends: list[datetime] = []
        tried: list[Tried] = []
        for passage in walked.passages:
            starts_at = max([self.sample.at, *(ends[place] for place in passage.before)])
            step = self.graph.step(passage.step)
            due_at = self._due_at(step, starts_at) if passage.asked else None
            ends.append(due_at or starts_at)
            rungs = self._ladder(step, starts_at) if due_at else ()
            tried.append(Tried(passage, self._named(step, passage), starts_at, due_at, rungs))
        return tuple(tried)

    def _due_at(self, step: Step, starts_at: datetime) -> datetime | None:
        if isinstance(step, Delay | Wait):
            facts = self.sample.facts
            return end_of(step.pause, facts, since=starts_at, calendar=self._calendar_of)
        minutes = step.limit_minutes if isinstance(step, Human) else None
        if not minutes or not isinstance(step, Human):
            return None
        return self._calendar_of(step.calendar).add(starts_at, minutes * 60).at

    def _ladder(self, step: Step, starts_at: datetime) -> tuple[Rung, ...]:
        if not isinstance(step, Human) or not step.limit_minutes:
            return ()
        calendar, limit = self._calendar_of(step.calendar), step.limit_minutes * 60
        rungs = (
            Rung(one.do, calendar.add(starts_at, max(limit + one.offset, 0)).at)
            for one in step.ladder
        )
        return tuple(sorted(rungs, key=lambda rung: rung.at))

    def _calendar_of(self, code: str) -> WorkingCalendar:
        return sla.calendar(code or self._calendar).calendar

    @cached_property
    def _calendar(self) -> str:
        return catalog.type_content(self.sample.type.version_id).calendar

    def _named(self, step: Step, passage: Passage) -> tuple[Named, ...]:
        if isinstance(step, Approval):
            known = {one.person_id: one for one in reversed(self._found.get(step.key, ()))}
            return tuple(
                _voter(asked.assignee, known.get(asked.assignee or 0), asked.outcome)
                for asked in passage.asked
            )
        if not isinstance(step, Human) or not passage.asked:
            return ()
        found = find_handler(self.order, step.handlers, self.sample.facts, at=self.sample.at)
        return (_handler(found),)


def _voter(person_id: int | None, found: Found | None, outcome: str) -> Named:
    if found is None:
        return Named(person_id, (), "", {}, outcome)
    return Named(person_id, (), found.found_by, found.because, outcome)


def _handler(found: Handler) -> Named:
    return Named(found.person_id, found.team_ids, found.found_by, found.because)


def _order_of(sample: Sample) -> WorkOrder:
    """An order that is never stored: what the rules that find people look at."""
    type_, facts = sample.type, sample.facts
    return WorkOrder(
        pk=NOT_STORED,
        type_version_id=type_.version_id,
        application_id=type_.application.id,
        form_id=forms.version(type_.form_version_id).form_id,
        record_id=NOT_STORED,
        title=str(facts.get("title") or ""),
        status="new",
        impact=LOWEST,
        urgency=LOWEST,
        priority=LOWEST_PRIORITY,
        channel="portal",
        requester_id=sample.requester.id,
        requester_department_id=sample.department_id,
        team_id=type_.application.desk_team_id,
        created_at=sample.at,
        updated_at=sample.at,
        submitted_at=sample.at,
    )
