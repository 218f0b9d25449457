"""The votes of an order: who was asked, who said what, and whose turn it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from gongdan.accounts.queries.people import PersonBrief, people_by_ids
from gongdan.flows import queries as flows
from gongdan.flows.graph import Graph
from gongdan.flows.position import MACHINE
from gongdan.flows.roads import return_targets
from gongdan.flows.steps.approval import Approval
from gongdan.kernel.actors import Actor
from gongdan.kernel.texts import Text
from gongdan.workorders.former import step_then
from gongdan.workorders.models import FlowInstance, FlowTask, WorkOrder
from gongdan.workorders.models.core import WORKING_STATUSES
from gongdan.workorders.positions import APPROVAL, RESUBMIT, Newest, load
from gongdan.workorders.queries.stages import ButtonView
from gongdan.workorders.staging import graph_of

ACTED = ("done", "returned", "transferred")


@dataclass(frozen=True, kw_only=True)
class VoteView:
    """One of the people of an approval; ``owner`` is for whom they only look."""

    task_id: int
    step_key: str
    round: int
    person: PersonBrief | None
    owner: PersonBrief | None
    state: str
    outcome: str
    comment: str
    sign: str
    added_by: PersonBrief | None
    because: Text
    since: datetime
    due_at: datetime | None
    at: datetime | None
    is_mine: bool
    may_take_back: bool
    may_remove: bool
    may_transfer: bool


@dataclass(frozen=True, kw_only=True)
class ReturnTarget:
    """A stage to which the work may be sent back."""

    key: str
    name: Text
    may_come_straight: bool


@dataclass(frozen=True, kw_only=True)
class ApprovalView:
    """One round of one approval."""

    step_key: str
    name: Text
    round: int
    mode: str
    percent: int
    comment: str
    buttons: list[ButtonView]
    votes: list[VoteView]
    return_targets: list[ReturnTarget]


@dataclass(frozen=True)
class _Around:
    """What the votes of one order refer to, read once."""

    graph: Graph
    people: Mapping[int, PersonBrief]
    by_no: Mapping[int, FlowTask]
    last_done: datetime | None
    by: Actor
    is_working: bool
    leads: bool


def approvals_of(
    order: WorkOrder, run: Newest | None, *, leads: bool, by: Actor
) -> list[ApprovalView]:
    """The newest round of every approval so far, in the order in which they began."""
    if run is None:
        return []
    instance, rows = run[0], run[1].tasks
    votes = [row for row in rows if row.kind == APPROVAL]
    if not votes:
        return []
    around = _around(order, instance, rows, by, leads=leads)
    latest = {row.step: row.round for row in votes}
    newest = [row for row in votes if row.round == latest[row.step]]
    begun = {row.step: row.no for row in reversed(newest)}
    newest.sort(key=lambda row: (begun[row.step], row.no))
    return [
        _approval(instance, list(group), around)
        for _, group in groupby(newest, key=lambda row: row.step)
    ]


def votes_of(order: WorkOrder, instance: FlowInstance, *, leads: bool, by: Actor) -> list[VoteView]:
    """Every vote of every round of one run of the process."""
    rows = list(instance.tasks.order_by("no"))
    around = _around(order, instance, rows, by, leads=leads)
    return [_vote(row, around) for row in rows if row.kind == APPROVAL]


def may_withdraw(order: WorkOrder, *, by: Actor) -> bool:
    """Whether the requester may take it back: asked for votes, nobody acted where it counts."""
    if order.requester_id != by.rights.person_id or order.status not in WORKING_STATUSES:
        return False
    rows = list(order.tasks.select_related("instance").order_by("-instance_id", "-no"))
    since = [row for row in rows if row.instance_id == rows[0].instance_id]
    if any(row.kind == RESUBMIT and row.state == "pending" for row in since):
        return False
    last = max((row.no for row in since if row.kind == RESUBMIT), default=0)
    later = [row for row in since if row.no > last and row.kind not in MACHINE]
    acted = [row for row in later if row.state in ACTED or row.chain or row.owner_id or row.sign]
    if not any(row.kind == APPROVAL for row in later):
        return False
    graph = graph_of(later[0].instance)
    return not any(graph.keeps_from_withdrawing(row.step) for row in acted)


def _around(
    order: WorkOrder, instance: FlowInstance, rows: list[FlowTask], by: Actor, *, leads: bool
) -> _Around:
    ids = [*(row.assignee_id for row in rows), *(row.owner_id for row in rows)]
    done = [row.done_at for row in rows if row.state == "done" and row.done_at]
    return _Around(
        graph=flows.version(instance.process_version_id).graph,
        people=people_by_ids(ids),
        by_no={row.no: row for row in rows},
        last_done=max(done, default=None),
        by=by,
        is_working=order.status in WORKING_STATUSES,
        leads=leads,
    )


def _approval(instance: FlowInstance, rows: list[FlowTask], around: _Around) -> ApprovalView:
    step = step_then(instance, rows[0].step)
    mine = next((row for row in rows if _is_mine(row, around)), None)
    return ApprovalView(
        step_key=step.key,
        name=dict(step.name),
        round=rows[0].round,
        mode=step.mode if isinstance(step, Approval) else "all",
        percent=step.percent if isinstance(step, Approval) else 100,
        comment=step.comment if isinstance(step, Approval) else "reject",
        buttons=_buttons(step) if isinstance(step, Approval) else [],
        votes=[_vote(row, around) for row in rows],
        return_targets=_targets(instance, mine, around) if mine else [],
    )


def _buttons(step: Approval) -> list[ButtonView]:
    return [
        ButtonView(act=one.act, name=dict(one.name), is_off=one.is_off, needs=list(one.needs))
        for one in step.buttons
    ]


def _vote(row: FlowTask, around: _Around) -> VoteView:
    added_by = around.by_no.get(row.added_by or 0)
    return VoteView(
        task_id=row.pk,
        step_key=row.step,
        round=row.round,
        person=around.people.get(row.assignee_id or 0),
        owner=around.people.get(row.owner_id or 0),
        state=row.state,
        outcome=row.outcome,
        comment=row.note,
        sign=row.sign,
        added_by=around.people.get(added_by.assignee_id or 0) if added_by else None,
        because=dict(row.because),
        since=row.opened_at,
        due_at=row.due_at,
        at=row.done_at,
        is_mine=_is_mine(row, around),
        may_take_back=_may_take_back(row, around),
        may_remove=_may_remove(row, around),
        may_transfer=around.leads and around.is_working and row.state == "pending",
    )


def _is_mine(row: FlowTask, around: _Around) -> bool:
    person = around.by.rights.person_id
    return row.state == "pending" and person is not None and row.assignee_id == person


def _may_take_back(row: FlowTask, around: _Around) -> bool:
    is_last = row.state == "done" and row.done_at == around.last_done
    return around.is_working and is_last and (row.done_by or {}).get("id") == around.by.id


def _may_remove(row: FlowTask, around: _Around) -> bool:
    """Who was asked to sign besides and has not: by who asked them, or by a lead."""
    adder = around.by_no.get(row.added_by or 0)
    if adder is None or row.state not in ("pending", "waiting") or not around.is_working:
        return False
    return around.leads or around.by.id in (adder.assignee_id, adder.owner_id)


def _targets(instance: FlowInstance, row: FlowTask, around: _Around) -> list[ReturnTarget]:
    position = load(instance)
    task = next(one for one in position.tasks if one.id == row.no)
    return [
        ReturnTarget(
            key=key,
            name=dict(around.graph.step(key).name),
            may_come_straight=around.graph.corners(key) == around.graph.corners(row.step),
        )
        for key in return_targets(around.graph, position, task)
    ]
