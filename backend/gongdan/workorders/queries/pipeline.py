"""Everything that rules decide about one order, step by step, as it stands or with drafts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from gongdan.kernel.actors import Actor
from gongdan.kernel.recall import recalling
from gongdan.kernel.texts import Text
from gongdan.rules import queries as rules
from gongdan.rules.classify import classify
from gongdan.rules.dispatch import route
from gongdan.rules.explaining import Told, tell
from gongdan.rules.matching import Facts
from gongdan.rules.permissions import require_builder
from gongdan.rules.priority import grade
from gongdan.rules.published import Published
from gongdan.rules.triggers import Happening, triggered
from gongdan.workorders import clockwork
from gongdan.workorders.change import Change
from gongdan.workorders.choosing import would_choose
from gongdan.workorders.facts import Layered, application_of, trigger_facts
from gongdan.workorders.finding import find
from gongdan.workorders.models import Decision, WorkOrder
from gongdan.workorders.shadows import at_first

Json = dict[str, object]
CREATED = (Happening("created"), Happening("submitted"), Happening("assigned"))


@dataclass(frozen=True, kw_only=True)
class RuleLine:
    """One rule and what became of it."""

    key: str
    name: Text
    fate: str
    conditions: list[Json]
    then: object
    code: str


@dataclass(frozen=True, kw_only=True)
class Step:
    """One decision: by which version, what it gives now, what it gave then, and why."""

    purpose: str
    application: str
    version: int | None
    outcome: Json
    stored: Json | None
    trace: Json
    rules: list[RuleLine]


@dataclass(frozen=True, kw_only=True)
class Pipeline:
    """All decisions about an order, in the order in which they are made."""

    number: str
    title: str
    description: str
    steps: list[Step]


def pipeline(number: str, *, with_drafts: bool, by: Actor, at: datetime) -> Pipeline:
    """What the rules make of an order now, beside what they made of it then; changes nothing."""
    order = find(number, by=by)
    code = application_of(order)
    require_builder(by, application=code)
    with recalling():
        walk = _Walk(order, by, at)
        sets = (rules.draft_sets if with_drafts else rules.current_sets)(code)
        steps = [
            *walk.classified(sets.get("classify")),
            *walk.graded(sets.get("priority")),
            walk.promised(),
            *walk.dispatched(sets.get("dispatch")),
            *walk.triggered(_trigger_sets(code, sets.get("triggers"))),
        ]
    return Pipeline(
        number=order.number, title=order.title, description=order.description, steps=steps
    )


def _trigger_sets(code: str, own: Published | None) -> list[Published]:
    held = rules.in_force(code).triggers
    others = [one for one in held if own is None or one.application != own.application]
    return [*others, own] if own is not None else others


class _Walk:
    """From step to step: each one sees what those before it decided."""

    def __init__(self, order: WorkOrder, by: Actor, at: datetime) -> None:
        self.order = order
        self.this = Change(order, by, at)
        self.facts: Facts = self.this.facts()
        decisions = Decision.objects.filter(work_order=order).order_by("pk")
        self.stored = {row.purpose: row.outcome for row in decisions}

    def classified(self, version: Published | None) -> list[Step]:
        """What it is about; what was said by the requester stays."""
        if version is None:
            return []
        facts = at_first("classify", self.facts) if "classify" in self.stored else self.facts
        found = classify(version, facts)
        outcome: Json = {
            "category": found.category,
            "impact": found.impact,
            "urgency": found.urgency,
            "tags": list(found.tags),
        }
        self._learn({"category": found.category or self.facts.get("category")})
        return [self._step("classify", version, outcome, found.as_dict(), tell(version, facts))]

    def graded(self, version: Published | None) -> list[Step]:
        """How pressing it is."""
        if version is None:
            return []
        found = grade(version, self.facts)
        told = tell(version, self.facts)
        self._learn({"priority": found.priority})
        outcome: Json = {"priority": found.priority}
        return [self._step("priority", version, outcome, found.as_dict(), told)]

    def promised(self) -> Step:
        """Which promise is made."""
        found = clockwork.promise_for(application_of(self.order), self.facts)
        policy = found.policy
        outcome: Json = {
            "policy": policy.key if policy else None,
            "name": dict(policy.name) if policy else None,
        }
        return self._step("sla", None, outcome, {"tried": found.trace}, [])

    def dispatched(self, version: Published | None) -> list[Step]:
        """Which team it goes to, and how the person is found."""
        if version is None:
            return []
        found = route(version, self.facts)
        outcome: Json = {"team": found.team, "strategy": found.strategy}
        told = tell(version, self.facts)
        application = application_of(self.order)
        choices = would_choose(self.order, found, application=application, at=self.this.at)
        trace = {**found.as_dict(), "choices": [one.as_dict() for one in choices]}
        return [self._step("dispatch", version, outcome, trace, told)]

    def triggered(self, versions: list[Published]) -> list[Step]:
        """Which trigger rules want a new order, and which of them run."""
        facts = trigger_facts(self.order, self.facts, {})
        steps: list[Step] = []
        for version in versions:
            keys = [one.key for one in triggered(version, CREATED, facts)]
            told = tell(version, facts, only=keys)
            running = [one.key for one in told if one.fate == "holds"]
            steps.append(self._step("trigger", version, {"rules": running}, {}, told))
        return steps

    def _learn(self, decided: Json) -> None:
        self.facts = Layered(self.facts, decided)

    def _step(
        self, purpose: str, version: Published | None, outcome: Json, trace: Json, told: list[Told]
    ) -> Step:
        return Step(
            purpose=purpose,
            application=version.application if version else "",
            version=version.no if version else None,
            outcome=outcome,
            stored=self.stored.get(purpose),
            trace=trace,
            rules=[_line(one) for one in told],
        )


def _line(one: Told) -> RuleLine:
    return RuleLine(
        key=one.key,
        name=dict(one.name),
        fate=one.fate,
        conditions=[condition.as_dict() for condition in one.conditions],
        then=one.then,
        code=one.code,
    )
