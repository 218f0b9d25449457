"""The engine's position as rows, read under the instance's lock and written back by difference."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import QuerySet

from gongdan.flows import queries as flows
from gongdan.flows.migrating import known_in
from gongdan.flows.position import Position, Scope, Task, Token, Visit
from gongdan.kernel.prepared import prepared
from gongdan.kernel.storing import upsert
from gongdan.workorders.incidents import incident
from gongdan.workorders.models import (
    FlowInstance,
    FlowScope,
    FlowTask,
    FlowToken,
    StageVisit,
)

APPROVAL, RESUBMIT = "approval", "resubmit"
OWN = (APPROVAL, RESUBMIT)
NUMBERED = ("instance", "no")


@dataclass
class Rows:
    """What is stored of one instance."""

    scopes: list[FlowScope] = field(default_factory=list)
    tokens: list[FlowToken] = field(default_factory=list)
    tasks: list[FlowTask] = field(default_factory=list)
    visits: list[StageVisit] = field(default_factory=list)


Newest = tuple[FlowInstance, Rows]


def read(instance: FlowInstance, *, has_splits: bool) -> Rows:
    """The rows of an instance; only a process that splits has scopes."""
    own = [instance.pk]
    return Rows(
        scopes=_scopes(own) if has_splits else [],
        tokens=_tokens(own),
        tasks=_tasks(own),
        visits=_visits(own),
    )


def rows_of(instances: Sequence[FlowInstance]) -> dict[int, Rows]:
    """The rows of several instances, by their ids: four reads however many there are."""
    ids = [instance.pk for instance in instances]
    found = {key: Rows() for key in ids}
    if not ids:
        return found
    for scope in _scopes(ids):
        found[scope.instance_id].scopes.append(scope)
    for token in _tokens(ids):
        found[token.instance_id].tokens.append(token)
    for task in _tasks(ids):
        found[task.instance_id].tasks.append(task)
    for visit in _visits(ids):
        found[visit.instance_id].visits.append(visit)
    return found


@prepared
def _scopes(instances: list[int]) -> QuerySet[FlowScope]:
    return FlowScope.objects.filter(instance_id__any=instances)


@prepared
def _tokens(instances: list[int]) -> QuerySet[FlowToken]:
    return FlowToken.objects.filter(instance_id__any=instances)


@prepared
def _tasks(instances: list[int]) -> QuerySet[FlowTask]:
    return FlowTask.objects.filter(instance_id__any=instances).order_by("no")


@prepared
def _visits(instances: list[int]) -> QuerySet[StageVisit]:
    return StageVisit.objects.filter(instance_id__any=instances).order_by("pk")


@prepared
def _newest(orders: list[int]) -> QuerySet[FlowInstance]:
    found = FlowInstance.objects.filter(work_order_id__any=orders)
    return found.order_by("work_order_id", "-pk").distinct("work_order_id")


def newest(order_id: int) -> Newest | None:
    """The newest instance of an order with its rows; an imported order has none."""
    found = _newest([order_id])
    return (found[0], rows_of(found)[found[0].pk]) if found else None


def load(instance: FlowInstance) -> Position:
    """Where the instance stands."""
    return position_of(instance, rows_of([instance])[instance.pk])


def loaded(instances: Iterable[FlowInstance]) -> list[tuple[FlowInstance, Position]]:
    """Where several instances stand: four reads however many there are."""
    wanted = list(instances)
    rows = rows_of(wanted)
    return [(one, position_of(one, rows[one.pk])) for one in wanted]


def position_of(instance: FlowInstance, rows: Rows) -> Position:
    """Where an instance with these rows stands."""
    found = _position(instance, rows)
    if not instance.former_version_ids:
        return found
    return known_in(found, flows.version(instance.process_version_id).graph)


def _position(instance: FlowInstance, rows: Rows) -> Position:
    return Position(
        state=instance.state,  # type: ignore[arg-type]
        outcome=instance.outcome,
        scopes=tuple(
            Scope(
                id=row.no,
                parent_token=row.parent_token,
                split=row.split,
                branches=tuple(row.branches),
                expected=row.expected,
                arrived=row.arrived,
                state=row.state,  # type: ignore[arg-type]
            )
            for row in sorted(rows.scopes, key=_by_no)
        ),
        tokens=tuple(
            Token(
                id=row.no,
                scope=row.scope,
                branch=row.branch,
                step=row.step,
                round=row.round,
                state=row.state,  # type: ignore[arg-type]
                back_to=row.back_to,
                item=row.item,
            )
            for row in sorted(rows.tokens, key=_by_no)
        ),
        tasks=tuple(_task(row) for row in sorted(rows.tasks, key=_by_no)),
        visits=tuple(
            Visit(step=row.step, round=row.round, token=row.token, state=row.state)  # type: ignore[arg-type]
            for row in sorted(rows.visits, key=_by_pk)
        ),
        incidents=tuple(incident(one) for one in instance.incidents),
        last_id=instance.last_no,
    )


def _task(row: FlowTask) -> Task:
    """A task as the engine knows it: only a vote is one person's own there."""
    is_own = row.kind in OWN
    return Task(
        id=row.no,
        token=row.token,
        step=row.step,
        round=row.round,
        kind=row.kind,
        state=row.state,  # type: ignore[arg-type]
        outcome=row.outcome,
        assignee=row.assignee_id if is_own else None,
        seq=row.seq,
        weight=row.weight,
        sign=row.sign,
        added_by=row.added_by,
        owner=row.owner_id,
        chain=tuple(row.chain),
    )


def latest_positions(order_ids: Iterable[int]) -> dict[int, tuple[FlowInstance, Position]]:
    """Where the newest instance of each order stands: five queries however many there are."""
    found = loaded(_newest(list(order_ids)))
    return {one.work_order_id: (one, position) for one, position in found}


def _by_no(row: FlowScope | FlowToken | FlowTask) -> int:
    return row.no


def _by_pk(row: StageVisit) -> int:
    return row.pk


def save_threads(instance: FlowInstance, before: Position, after: Position) -> None:
    """Write the scopes and tokens that changed."""
    scopes = [_scope(instance, one) for one in after.scopes if one not in before.scopes]
    tokens = [_token(instance, one) for one in after.tokens if one not in before.tokens]
    upsert(scopes, key=NUMBERED, changed=["arrived", "state", "branches", "expected"])
    changed = ["scope", "branch", "step", "round", "state", "back_to"]
    upsert(tokens, key=NUMBERED, changed=changed)


def save_tasks(rows: list[FlowTask]) -> None:
    """Write opened and closed tasks in one statement: each is known by its number."""
    upsert(
        rows,
        key=NUMBERED,
        changed=[
            "state",
            "outcome",
            "assignee",
            "weight",
            "added_by",
            "owner",
            "chain",
            "standing_for",
            "due_at",
            "done_at",
            "done_by",
            "note",
        ],
    )


def save_visits(rows: list[StageVisit]) -> None:
    """Write begun and ended visits in one statement: each is known by step and round."""
    upsert(
        rows,
        key=["instance", "step", "round"],
        changed=[
            "token",
            "state",
            "left_at",
            "business_seconds",
            "handler_id",
            "team_id",
            "late_seconds",
            "skip_reason",
            "skipped_by",
        ],
    )


def new_tasks(before: Position, after: Position) -> list[Task]:
    """The tasks the step opened."""
    known = {task.id for task in before.tasks}
    return [task for task in after.tasks if task.id not in known]


def changed_tasks(before: Position, after: Position) -> list[Task]:
    """The tasks that were there and are different now."""
    known = {task.id: task for task in before.tasks}
    return [task for task in after.tasks if task.id in known and known[task.id] != task]


def changed_visits(before: Position, after: Position) -> list[Visit]:
    """The visits that are new or different now."""
    return [visit for visit in after.visits if visit not in before.visits]


def _scope(instance: FlowInstance, one: Scope) -> FlowScope:
    return FlowScope(
        instance=instance,
        no=one.id,
        parent_token=one.parent_token,
        split=one.split,
        branches=list(one.branches),
        expected=one.expected,
        arrived=one.arrived,
        state=one.state,
    )


def _token(instance: FlowInstance, one: Token) -> FlowToken:
    return FlowToken(
        instance=instance,
        no=one.id,
        scope=one.scope,
        branch=one.branch,
        step=one.step,
        round=one.round,
        state=one.state,
        back_to=one.back_to,
        item=one.item,
    )
