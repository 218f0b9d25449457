"""Who has a stage's duty: the handler rules of a step, resolved when its task is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from gongdan.accounts.queries.organization import (
    department_heads,
    role_holders,
    role_name,
    team_by_code,
    team_leads,
    team_members,
    team_value,
)
from gongdan.accounts.queries.people import person_by_username, person_value
from gongdan.catalog import queries as catalog
from gongdan.flows.handlers import Handler as HandlerRule
from gongdan.forms import queries as forms
from gongdan.forms.definition import FieldDefinition
from gongdan.kernel.errors import NotFound
from gongdan.kernel.texts import Text, fill
from gongdan.rules.strategies import choose
from gongdan.rules.strategies.choosing import Turn
from gongdan.workorders.able import by_strategy, on_shift, skilled
from gongdan.workorders.duty import Duty, Handler, Missed, one, say
from gongdan.workorders.loads import candidates
from gongdan.workorders.models import FlowTask, WorkOrder

HIGHEST = 20
# Found by one of these a duty goes along with the order when another takes it over.
WITH_THE_ORDER = ("", "assignee", "desk")
# Found by one of these it is a duty of its own, which must be told and shown to whoever has it.
APART = (
    "team",
    "role",
    "person",
    "field",
    "department_head",
    "desk",
    "manager",
    "earlier",
    "stand_in",
    "pool",
    "ladder",
    "claim",
    "on_shift",
    "skill",
    "strategy",
)


def find_handler(
    order: WorkOrder, rules: Iterable[HandlerRule], facts: Mapping[str, object], *, at: datetime
) -> Handler:
    """The first rule that finds somebody; else who holds the order; at last the service desk."""
    missed: list[Text] = []
    for rule in rules:
        found = FINDERS[rule.kind](Duty(order, rule, facts, at))
        if isinstance(found, Handler):
            return _explained(found, missed)
        missed.append(found.why)
    return _explained(_of_the_order(order), missed)


def _explained(found: Handler, missed: list[Text]) -> Handler:
    said = [why for why in missed if why]
    if not said:
        return found
    last = found.because or say("由接手工单的人负责", "whoever holds the order")
    because = {
        "zh-CN": "；".join(each["zh-CN"] for each in [*said, last]),
        "en": "; ".join(each["en"] for each in [*said, last]),
    }
    return replace(found, because=because)


def _of_the_order(order: WorkOrder) -> Handler:
    team_ids = (order.team_id,) if order.team_id else ()
    if order.assignee_id and person_value(order.assignee_id).is_active:
        return Handler(order.assignee_id, team_ids)
    if order.team_id and team_members(order.team_id):
        return Handler(None, team_ids)
    desk = catalog.type_version(order.type_version_id).application.desk_team_id
    nobody = say("工单没有能接的人，由服务台负责", "nobody holds the order: the service desk")
    return Handler(None, (desk,), "desk", nobody)


def _assignee(duty: Duty) -> Handler | Missed:
    order = duty.order
    return _of_the_order(order) if order.assignee_id else Missed()


def _requester(duty: Duty) -> Handler | Missed:
    return Handler(duty.order.requester_id, (), "requester")


def _team(duty: Duty) -> Handler | Missed:
    team = team_by_code(duty.value)
    if team is None or not team.is_active or not team_members(team.id):
        why = say("处理组 {team} 没有人", "team {team} has nobody")
        return Missed(fill(why, team=dict(team.name) if team else duty.value))
    because = fill(say("指定处理组 {team}", "team {team} is named"), team=dict(team.name))
    return Handler(None, (team.id,), "team", because)


def _person(duty: Duty) -> Handler | Missed:
    person = person_by_username(duty.value)
    if person is None or not person.is_active:
        why = say("指定的 {name} 已经不在", "{name}, who is named, is gone")
        return Missed(fill(why, name=person.name if person else duty.value))
    return one(person, "person", fill(say("指定 {name}", "{name} is named"), name=person.name))


def _role(duty: Duty) -> Handler | Missed:
    """Of those who hold the role here and have room, the one with least open."""
    role = role_name(duty.value) or {"zh-CN": duty.value, "en": duty.value}
    members = role_holders(duty.value, application=duty.order.application.code)
    turn = Turn(requester_id=duty.order.requester_id)
    chosen = choose("least_open_load", candidates(members), turn)
    if chosen.person_id is None:
        why = say("角色“{role}”里没有能接的人", "nobody of the role “{role}” can take it")
        return Missed(fill(why, role=role))
    person = person_value(chosen.person_id)
    because = say("角色“{role}”里 {name} 手上最少", "{name} has least open of the role “{role}”")
    return one(person, "role", fill(because, role=role, name=person.name))


def _department_head(duty: Duty) -> Handler | Missed:
    """The nearest head above the requester; of a customer's order, above the team."""
    order = duty.order
    place = order.requester_department_id
    if place is None and order.team_id:
        place = team_value(order.team_id).department_id
    nearest = Level(duty.rule.level or 1, order.requester_id)
    return _head_of(place, nearest, found_by="department_head")


@dataclass(frozen=True)
class Level:
    """The n-th head above a department, somebody left out."""

    number: int = 1
    not_: int = 0


def _head_of(department_id: int | None, level: Level, *, found_by: str) -> Handler | Missed:
    heads = department_heads(department_id, levels=HIGHEST) if department_id else []
    others = [head for head in heads if head != level.not_]
    if len(others) < level.number:
        return Missed(say("部门没有别的负责人", "the department has no other head"))
    person = person_value(others[level.number - 1])
    because = fill(say("部门负责人 {name}", "{name} heads the department"), name=person.name)
    return one(person, found_by, because)


def _manager(duty: Duty) -> Handler | Missed:
    """Who answers for the process: a lead of the service desk, else of the order's team."""
    lead = next(iter(manager_ids(duty.order)), None)
    if lead is None:
        return Missed(say("没有流程负责人", "nobody manages the process"))
    person = person_value(lead)
    because = fill(say("流程负责人 {name}", "{name} manages the process"), name=person.name)
    return one(person, "manager", because)


def manager_ids(order: WorkOrder) -> list[int]:
    """Who answers for the processes of an application."""
    desk = catalog.type_version(order.type_version_id).application.desk_team_id
    return team_leads(desk) or (team_leads(order.team_id) if order.team_id else [])


def _field(duty: Duty) -> Handler | Missed:
    """The person the form names, or the head of the department it names."""
    asked = asked_field(duty)
    label = dict(asked.label) if asked else {"zh-CN": duty.value, "en": duty.value}
    ids = ids_in(duty.facts.get(f"answers.{duty.value}"))
    if asked is not None and asked.kind in ("department", "departments"):
        found = _head_of(ids[0] if ids else None, Level(), found_by="field")
        person_id = found.person_id if isinstance(found, Handler) else None
    else:
        person_id = next((each for each in ids if is_here(each)), None)
    if person_id is None:
        why = say("表单的“{field}”没有给出人", "the form's “{field}” names nobody")
        return Missed(fill(why, field=label))
    person = person_value(person_id)
    because = say("表单“{field}”给出 {name}", "the form's “{field}” gives {name}")
    return one(person, "field", fill(because, field=label, name=person.name))


def _earlier(duty: Duty) -> Handler | Missed:
    """Whoever did a step last in this order."""
    done = FlowTask.objects.filter(
        work_order=duty.order, step=duty.value, state="done", done_by__kind="person"
    )
    last = done.order_by("-done_at", "-no").values_list("done_by__id", flat=True).first()
    if last is None or not is_here(int(last)):
        return Missed(say("之前那一步还没有人办过", "nobody who is here did the earlier step"))
    person = person_value(int(last))
    because = say("{name} 办理了之前的步骤", "{name} did the earlier step")
    return one(person, "earlier", fill(because, name=person.name))


def asked_field(duty: Duty) -> FieldDefinition | None:
    """The field of the form that a rule names."""
    version = catalog.type_version(duty.order.type_version_id).form_version_id
    return next((one for one in forms.version(version).fields if one.code == duty.value), None)


def ids_in(value: object) -> list[int]:
    """The ids an answer holds, one or many."""
    values = value if isinstance(value, tuple | list) else [value]
    return [int(str(each)) for each in values if str(each).isdigit()]


def is_here(person_id: int) -> bool:
    """Whether somebody exists and works here."""
    try:
        return person_value(person_id).is_active
    except NotFound:
        return False


FINDERS: dict[str, Callable[[Duty], Handler | Missed]] = {
    "assignee": _assignee,
    "requester": _requester,
    "team": _team,
    "person": _person,
    "role": _role,
    "department_head": _department_head,
    "field": _field,
    "manager": _manager,
    "earlier": _earlier,
    "on_shift": on_shift,
    "skill": skilled,
    "strategy": by_strategy,
}
