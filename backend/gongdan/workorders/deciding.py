"""What rules decide for a new order: category, priority, team, person, each with its trace."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from gongdan.accounts.queries.organization import TeamBrief, team_by_code, team_members, team_value
from gongdan.catalog import queries as catalog
from gongdan.kernel.texts import Text
from gongdan.rules import queries as rules
from gongdan.rules.classify import classify
from gongdan.rules.dispatch import Route, route
from gongdan.rules.priority import Grading, grade
from gongdan.sla import queries as sla
from gongdan.workorders.change import Change
from gongdan.workorders.choosing import Asked, Found, choose_along, choose_in
from gongdan.workorders.events import Classified, Dispatched, Graded
from gongdan.workorders.facts import application_of
from gongdan.workorders.models import Decision

TAKE_BACK = "take_back"
MATRIX: Text = {"zh-CN": "影响 × 紧急", "en": "impact × urgency"}


@dataclass(frozen=True)
class Said:
    """What the requester said themselves and rules must keep."""

    category: bool
    grade: bool


def classify_order(this: Change, said: Said) -> None:
    """Find what it is about from rules and words; what the requester said stays."""
    order = this.order
    application = this.type.application.code
    published = rules.current(application=application, purpose="classify")
    if published is None:
        return
    found = classify(published, this.facts())
    if found.category and not said.category:
        category = catalog.category(found.category)
        if category.application == application:
            order.category_id, this.category = category.id, category
    if not said.grade:
        order.impact, order.urgency = found.impact or order.impact, found.urgency or order.urgency
    order.tags = sorted({*order.tags, *found.tags})
    outcome: dict[str, object] = {"category": found.category}
    kept = keep(this, "classify", published.id or None, outcome, found.as_dict())
    known = this.category
    classified = Classified(
        category=known.code if known else None,
        category_name=known.name if known else None,
        impact=order.impact,
        urgency=order.urgency,
        decision_id=None,
    )
    this.note_decided(classified, kept)


def grade_order(this: Change) -> None:
    """Set the priority by modifier or matrix; a person's own override stays."""
    order = this.order
    published = rules.current(application=this.type.application.code, purpose="priority")
    if published is None or order.is_priority_overridden:
        return
    graded = grade(published, this.facts())
    order.priority = graded.priority
    outcome: dict[str, object] = {"priority": graded.priority}
    kept = keep(this, "priority", published.id, outcome, graded.as_dict())
    event = Graded(priority=graded.priority, before=None, reason=_reason(graded), decision_id=None)
    this.note_decided(event, kept)


def _reason(graded: Grading) -> Text:
    hit = graded.search.hit
    name = hit.rule.get("name") if hit else None
    return dict(name) if isinstance(name, dict) else dict(MATRIX)


@dataclass(frozen=True)
class Place:
    """Where the rules put an order: the route, whether its team is there, and who was found."""

    chosen: Route | None
    is_named: bool
    found: Found

    def as_dict(self) -> dict[str, object]:
        """The decision with its reasons as JSON, to be stored."""
        found = self.found
        return {
            **(self.chosen.as_dict() if self.chosen else {}),
            "choice": found.choice.as_dict(),
            **({"passed": [one.as_dict() for one in found.passed]} if found.passed else {}),
        }


def dispatch_order(this: Change) -> None:
    """Choose a team and then a person; whatever happens somebody is responsible."""
    order = this.order
    place = _find_place(this)
    chosen, found = place.chosen, place.found
    team, choice = found.team, found.choice
    order.team_id, order.assignee_id = team.id, choice.person_id
    order.assigned_at = this.at
    order.is_placed_by_rule = place.is_named and chosen is not None and chosen.by == "rule"
    kept = _keep_place(this, place)
    this.concerned.append(choice.person_id)
    dispatched = Dispatched(
        team_id=team.id,
        team=dict(team.name),
        assignee_id=choice.person_id,
        assignee=choice.person_name,
        is_fallback=not order.is_placed_by_rule,
        decision_id=None,
    )
    this.note_decided(dispatched, kept)


def dispatch_again(this: Change, *, not_again: frozenset[int] = frozenset()) -> Found:
    """Who is to have it now by the rules; the decision is kept, who passes it on does so next."""
    place = _find_place(this, not_again=not_again, at=this.at)
    _keep_place(this, place)
    return place.found


def _find_place(
    this: Change, *, not_again: frozenset[int] = frozenset(), at: datetime | None = None
) -> Place:
    order = this.order
    published = rules.current(application=this.type.application.code, purpose="dispatch")
    chosen = route(published, this.facts()) if published else None
    named = _team(chosen)
    if chosen is None or named is None:
        team = team_value(order.team_id or 0)
        return Place(chosen, False, Found(team, choose_in(order, team, "pool")))
    asked, application = Asked.by(chosen), application_of(order)
    found = choose_along(order, named, asked, application, not_again=not_again, at=at)
    return Place(chosen, True, found)


def _keep_place(this: Change, place: Place) -> Decision:
    """Keep the decision, and the moment at which it is taken back if nobody takes it on."""
    chosen, choice = place.chosen, place.found.choice
    minutes = chosen.accept_minutes if chosen else None
    if minutes and choice.person_id is not None:
        content = catalog.type_content(this.order.type_version_id)
        calendar = sla.calendar(content.calendar).calendar
        this.moments.arm(TAKE_BACK, this.order.pk, calendar.add(this.at, minutes * 60).at)
    outcome: dict[str, object] = {"team": place.found.team.code, "person_id": choice.person_id}
    version_id = chosen.version.id if chosen else None
    return keep(this, "dispatch", version_id, outcome, place.as_dict())


def _team(chosen: Route | None) -> TeamBrief | None:
    """The team the rules name; one without anybody in it is none."""
    team = team_by_code(chosen.team) if chosen else None
    return team if team and team.is_active and team_members(team.id) else None


def keep(
    this: Change,
    purpose: str,
    version_id: int | None,
    outcome: dict[str, object],
    trace: dict[str, object],
) -> Decision:
    """Keep a decision with its trace, to be stored when the command ends."""
    decision = Decision(
        work_order=this.order,
        purpose=purpose,
        definition_version_id=version_id,
        outcome=outcome,
        trace=trace,
        at=this.at,
    )
    this.decisions.append(decision)
    return decision
