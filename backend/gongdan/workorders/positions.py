"""The engine's position as rows, read under the instance's lock and written back by difference."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import QuerySet

from gongdan.flows.position import Incident, Position, Scope, Task, Token, Visit
from gongdan.kernel.prepared import prepared
from gongdan.kernel.storing import upsert
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


def read(instance: FlowInstance, *, has_splits: bool) -> Rows:
    """The rows of an instance; only a process that splits has scopes."""
    return Rows(
        scopes=_scopes(instance.pk) if has_splits else [],
        tokens=_tokens(instance.pk),
        tasks=_tasks(instance.pk),
        visits=_visits(instance.pk),
    )


@prepared
def _scopes(instance: int) -> QuerySet[FlowScope]:
    return FlowScope.objects.filter(instance_id=instance)


@prepared
def _tokens(instance: int) -> QuerySet[FlowToken]:
    return FlowToken.objects.filter(instance_id=instance)


@prepared
def _tasks(instance: int) -> QuerySet[FlowTask]:
    return FlowTask.objects.filter(instance_id=instance).order_by("no")


@prepared
def _visits(instance: int) -> QuerySet[StageVisit]:
    return StageVisit.objects.filter(instance_id=instance)


def load(instance: FlowInstance) -> Position:
    """Where the instance stands."""
    rows = Rows(
        scopes=list(instance.scopes.all()),
        tokens=list(instance.tokens.all()),
        tasks=list(instance.tasks.all()),
        visits=list(instance.visits.all()),
    )
    return position_of(instance, rows)


def position_of(instance: FlowInstance, rows: Rows) -> Position:
    """Where an instance with these rows stands."""
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
        incidents=tuple(Incident(**one) for one in instance.incidents),
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
    newest = (
        FlowInstance.objects.filter(work_order_id__in=list(order_ids))
        .order_by("work_order_id", "-pk")
        .distinct("work_order_id")
        .prefetch_related("scopes", "tokens", "tasks", "visits")
    )
    return {instance.work_order_id: (instance, load(instance)) for instance in newest}


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
