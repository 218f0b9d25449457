"""Where an order's work will go from here as its answers stand now, and whom it will ask."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from gongdan.accounts.queries.people import person_value
from gongdan.catalog import queries as catalog
from gongdan.flows.engine import Surroundings
from gongdan.flows.forecast import Forecast, forecast
from gongdan.flows.graph import Graph
from gongdan.flows.human import Human
from gongdan.flows.moves import Member
from gongdan.flows.position import Position
from gongdan.flows.steps.approval import Approval
from gongdan.forms import queries as forms
from gongdan.forms.engine import readings_by_code
from gongdan.kernel.errors import Refusal
from gongdan.kernel.times import now
from gongdan.records import queries as records
from gongdan.workorders.facts import Around, FactsOnDemand, facts_of
from gongdan.workorders.handlers import find_handler
from gongdan.workorders.members import find_members
from gongdan.workorders.models import WorkOrder


@dataclass(frozen=True)
class Asked:
    """Whom a step ahead will ask: people, or the teams of which anybody may do it."""

    person_ids: tuple[int, ...] = ()
    team_ids: tuple[int, ...] = ()


@dataclass(frozen=True)
class Foreseen:
    """The steps and branches ahead, and whom they will ask."""

    forecast: Forecast = field(default_factory=Forecast)
    asked: Mapping[str, Asked] = field(default_factory=dict)


def foresee(order: WorkOrder, graph: Graph, position: Position) -> Foreseen:
    """The way ahead; nothing once the process has ended."""
    if position.state != "running":
        return Foreseen()
    facts = FactsOnDemand(lambda: _facts(order))

    def people(step: Human) -> tuple[Member, ...]:
        return tuple(found.member for found in find_members(order, step, facts, at=now()))

    around = Surroundings(people=people, initiator=order.requester_id)
    ahead = forecast(graph, position, facts, around=around)
    steps = {one.step: graph.step(one.step) for one in ahead.steps}
    asked = {
        one.step: Asked(person_ids=one.asked)
        for one in ahead.steps
        if isinstance(steps[one.step], Approval)
    }
    asked |= {
        key: _handler(order, step, facts)
        for key, step in steps.items()
        if isinstance(step, Human) and key not in asked
    }
    return Foreseen(ahead, asked)


def _handler(order: WorkOrder, step: Human, facts: Mapping[str, object]) -> Asked:
    try:
        found = find_handler(order, step.handlers, facts, at=now())
    except Refusal:
        return Asked()
    people = (found.person_id,) if found.person_id else ()
    return Asked(people, () if people else found.team_ids)


def _facts(order: WorkOrder) -> Mapping[str, object]:
    type_ = catalog.type_version(order.type_version_id)
    form = forms.version(type_.form_version_id)
    stored = records.answers(form_id=order.form_id, record_id=order.record_id)
    known = order.category_id
    category = catalog.categories_by_ids({known})[known] if known else None
    around = Around(
        application=type_.application.code,
        type=type_.code,
        category=category.code if category else None,
        requester=person_value(order.requester_id),
        answers=dict(readings_by_code(form.definition, stored)),
        at=order.updated_at,
    )
    return facts_of(order, around)
