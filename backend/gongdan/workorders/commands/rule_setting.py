"""What trigger rules set on an order: answers, grades, category, priority, who has it, tags."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, cast

from gongdan.accounts.queries.organization import team_by_code
from gongdan.expressions import Expression, Value, compiled, plain
from gongdan.kernel.texts import Text
from gongdan.rules.published import Content
from gongdan.workorders import clockwork
from gongdan.workorders.change import Change
from gongdan.workorders.choosing import choose_in
from gongdan.workorders.commands.assignment import Assignment, assign
from gongdan.workorders.commands.details import Details, change_category, change_details
from gongdan.workorders.commands.ties import set_tags
from gongdan.workorders.deciding import (
    Said,
    classify_order,
    dispatch_again,
    grade_order,
)
from gongdan.workorders.doing import Doing
from gongdan.workorders.errors import PriorityStands, UnknownChoice
from gongdan.workorders.events import Graded, GradesSet
from gongdan.workorders.facts import application_of

Outcome = Callable[[Doing, Content], None]
GRADES: Final = ("impact", "urgency")


def _set(doing: Doing, outcome: Content) -> None:
    field = str(outcome["field"])
    value = compiled(cast("Expression", outcome["value"]))(doing.facts, doing.before)
    if field in GRADES:
        _set_grade(doing, field, value)
    elif field == "title":
        _change(doing, Details(title=str(value or "")))
    else:
        form = Change(doing.order, doing.by, doing.at).form
        code = field.removeprefix("answers.")
        ids = [one.id for one in form.fields if one.code == code]
        if not ids:
            raise UnknownChoice(what="field", value=code)
        _change(doing, Details(answers={ids[0]: plain(value)}))


def _change(doing: Doing, details: Details) -> None:
    change_details(number=doing.order.number, details=details, by=doing.by, at=doing.at)


def _set_grade(doing: Doing, field: str, value: Value) -> None:
    """Impact or urgency; the priority follows from the matrix as it would have at first."""
    if value not in (1, 2, 3):
        raise UnknownChoice(what=field, value=str(value))
    this = Change(doing.order, doing.by, doing.at)
    setattr(doing.order, field, int(str(value)))
    this.note(GradesSet(impact=doing.order.impact, urgency=doing.order.urgency))
    grade_order(this)
    _retarget(this)
    this.finish("rule")


def _classify(doing: Doing, outcome: Content) -> None:
    category = outcome.get("category")
    if category is not None:
        number, why = doing.order.number, doing.why
        change_category(number=number, category=str(category), reason=why, by=doing.by, at=doing.at)
        return
    this = Change(doing.order, doing.by, doing.at)
    classify_order(this, Said(category=False, grade=False))
    this.finish("rule")


def _priority(doing: Doing, outcome: Content) -> None:
    """A priority of the rule's own, or the matrix again; what a person set stays."""
    order = doing.order
    if order.is_priority_overridden:
        raise PriorityStands(number=order.number)
    this = Change(order, doing.by, doing.at)
    wanted = outcome.get("priority")
    if wanted is None:
        grade_order(this)
    else:
        name = cast("Text", doing.rule["name"])
        before, order.priority = order.priority, int(str(wanted))
        this.note(Graded(priority=order.priority, before=before, reason=name, decision_id=None))
    _retarget(this)
    this.finish("rule")


def _retarget(this: Change) -> None:
    promise = clockwork.promise_for(application_of(this.order), this.facts())
    this.promises.retarget(promise, why="priority_changed")


def _assign(doing: Doing, outcome: Content) -> None:
    """To a team by a strategy, or by the dispatch rules again."""
    if "team" not in outcome:
        this = Change(doing.order, doing.by, doing.at)
        found = dispatch_again(this)
        this.finish("rule")
        again = Assignment(
            team=found.team.code, assignee_id=found.choice.person_id, reason=doing.why
        )
        assign(number=doing.order.number, to=again, by=doing.by, at=doing.at)
        return
    team = team_by_code(str(outcome["team"]))
    if team is None or not team.is_active:
        raise UnknownChoice(what="team", value=str(outcome["team"]))
    chosen = choose_in(doing.order, team, str(outcome.get("strategy", "pool")), at=doing.at)
    to = Assignment(team=team.code, assignee_id=chosen.person_id, reason=doing.why)
    assign(number=doing.order.number, to=to, by=doing.by, at=doing.at)


def _tag(doing: Doing, outcome: Content) -> None:
    gone = set(cast("list[str]", outcome.get("remove", [])))
    fresh = cast("list[str]", outcome.get("add", []))
    tags = [tag for tag in dict.fromkeys([*doing.order.tags, *fresh]) if tag not in gone]
    set_tags(number=doing.order.number, tags=tags, by=doing.by, at=doing.at)


SETTING: Final[Mapping[str, Outcome]] = {
    "set": _set,
    "classify": _classify,
    "priority": _priority,
    "assign": _assign,
    "tag": _tag,
}
