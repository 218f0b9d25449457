"""Who sees which work orders, and who may do what with one."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from gongdan.accounts.permissions import applications_with_scope, may
from gongdan.kernel.actors import Actor
from gongdan.workorders.errors import NotYours
from gongdan.workorders.facts import application_of
from gongdan.workorders.models import Comment, WorkOrder
from gongdan.workorders.models.core import OPEN_STATUSES
from gongdan.workorders.reach import duty, in_reach, own, reach_of, reaches


def visible(orders: QuerySet[WorkOrder], *, by: Actor) -> QuerySet[WorkOrder]:
    """The one row filter: only the work orders this actor may see, by the widest scope held."""
    reach = reach_of(by)
    if reach.shape.whole == "everywhere":
        return orders
    return orders.filter(in_reach(reach)) if reach.person else orders.none()


def sees(order: WorkOrder, *, by: Actor) -> bool:
    """Whether the actor sees this order: ``visible`` for one, asked of what is at hand first."""
    person = by.rights.person_id
    if by.rights.is_administrator or (person is not None and person == order.requester_id):
        return True
    if by.rights.is_internal and (order.assignee_id == person or _is_in_teams_scope(order, by)):
        return True
    reach = reach_of(by)
    return person is not None and bool(reaches(reach, order.pk))


def _is_in_teams_scope(order: WorkOrder, by: Actor) -> bool:
    reached = applications_with_scope(by, "team")
    is_reached = "" in reached or application_of(order) in reached
    return is_reached and order.team_id in by.rights.team_ids


def led(*, by: Actor) -> QuerySet[WorkOrder]:
    """The open orders this actor answers for: as a lead of application or team, or their own."""
    orders = visible(WorkOrder.objects.filter(status__in=OPEN_STATUSES), by=by)
    if by.rights.is_administrator or applications_with_scope(by, "all"):
        return orders
    mine = Q(team_id__in=by.rights.led_team_ids) | Q(assignee_id=by.rights.person_id)
    return orders.filter(mine)


def seen_inside(orders: QuerySet[WorkOrder], *, by: Actor) -> QuerySet[WorkOrder]:
    """Of the visible orders those whose inside the actor sees: the rows' form of ``standing``."""
    rights = by.rights
    if rights.is_administrator:
        return orders
    if rights.person_id is None or not rights.is_internal:
        return orders.none()
    works = Q(assignee_id=rights.person_id) | Q(team_id__in=rights.team_ids)
    helps = own(reach_of(by)) & ~Q(requester_id=rights.person_id)
    handles, leads = _where("workorders.handle", by), _where("workorders.assign", by)
    return visible(orders, by=by).filter((works & handles) | leads | helps)


def _where(permission: str, by: Actor) -> Q:
    """In which applications the actor holds a permission, as a condition on orders."""
    held = {code for code, grant in by.rights.grants.items() if permission in grant.permissions}
    return Q(pk__isnull=False) if "" in held else Q(application__code__in=held)


@dataclass(frozen=True)
class Standing:
    """How an actor stands to one work order."""

    is_requester: bool
    is_assignee: bool
    is_in_team: bool
    is_lead: bool
    is_helper: bool
    is_staff: bool

    @property
    def works_on_it(self) -> bool:
        """Whether the actor may do the order's work."""
        return self.is_staff and (self.is_assignee or self.is_in_team or self.is_lead)

    @property
    def sees_inside(self) -> bool:
        """Whether notes, costs and causes are shown: a requester who only helps sees none."""
        return self.is_staff or (self.is_helper and not self.is_requester)


def standing(order: WorkOrder, *, by: Actor) -> Standing:
    """How the actor stands to the order; one query at most, for helpers."""
    rights, code = by.rights, application_of(order)
    is_requester = rights.person_id is not None and order.requester_id == rights.person_id
    handles = may(by, "workorders.handle", application=code)
    is_assignee = rights.person_id is not None and order.assignee_id == rights.person_id
    is_in_team = order.team_id in rights.team_ids
    leads = may(by, "workorders.assign", application=code)
    is_lead = leads or (order.team_id in rights.led_team_ids and handles)
    is_staff = rights.is_administrator or is_lead or (handles and (is_assignee or is_in_team))
    return Standing(
        is_requester=is_requester,
        is_assignee=is_assignee,
        is_in_team=is_in_team,
        is_lead=is_lead,
        is_helper=not is_staff and rights.is_internal and _helps(order, by),
        is_staff=is_staff,
    )


def _helps(order: WorkOrder, by: Actor) -> bool:
    person = by.rights.person_id or 0
    if order.assignee_id == person:
        return True
    if order.participants.filter(person_id=person).exists():
        return True
    mine = Q(assignee_id=person) | Q(team_id__in=by.rights.team_ids)
    return order.subtasks.filter(mine).exists() or has_duty(order, by=by)


def has_duty(order: WorkOrder, *, by: Actor) -> bool:
    """Whether an open stage of the order is the actor's own, or their team's."""
    return by.rights.is_internal and order.tasks.filter(duty(reach_of(by))).exists()


def require_work(order: WorkOrder, *, by: Actor) -> Standing:
    """Refuse unless the actor works on the order (its assignee, team or lead)."""
    stands = standing(order, by=by)
    if not stands.works_on_it and by.kind != "system":
        raise NotYours(number=order.number)
    return stands


def require_lead(order: WorkOrder, *, by: Actor, permission: str) -> None:
    """Refuse unless the actor holds a lead's permission in the order's application."""
    if not may(by, permission, application=application_of(order)) and by.kind != "system":
        raise NotYours(number=order.number)


def require_help(order: WorkOrder, *, by: Actor) -> Standing:
    """Refuse unless the actor works on the order or helps with it."""
    stands = standing(order, by=by)
    if not (stands.works_on_it or stands.is_helper) and by.kind != "system":
        raise NotYours(number=order.number)
    return stands


def may_open_file(by: Actor, order_id: int, is_internal: bool) -> bool:
    """Whether the actor may open a file of the order; internal ones are for insiders."""
    order = WorkOrder.objects.filter(pk=order_id).first()
    if order is None or not sees(order, by=by):
        return False
    return not is_internal or standing(order, by=by).sees_inside


def may_open_comment_file(by: Actor, comment_id: int, is_internal: bool) -> bool:
    """Whether the actor may open a file of a comment: as the comment itself."""
    comment = Comment.objects.filter(pk=comment_id).first()
    if comment is None:
        return False
    return may_open_file(by, comment.work_order_id, is_internal or comment.is_internal)
