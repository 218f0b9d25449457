"""The engine's position as rows, read under the instance's lock and written back by difference."""

from __future__ import annotations

from collections.abc import Iterable

from gongdan.flows.position import Incident, Position, Scope, Task, Token, Visit
from gongdan.workorders.models import (
    FlowInstance,
    FlowScope,
    FlowTask,
    FlowToken,
    StageVisit,
)


def load(instance: FlowInstance) -> Position:
    """Where the instance stands."""
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
            for row in sorted(instance.scopes.all(), key=_by_no)
        ),
        tokens=tuple(
            Token(
                id=row.no,
                scope=row.scope,
                branch=row.branch,
                step=row.step,
                round=row.round,
                state=row.state,  # type: ignore[arg-type]
            )
            for row in sorted(instance.tokens.all(), key=_by_no)
        ),
        tasks=tuple(
            Task(
                id=row.no,
                token=row.token,
                step=row.step,
                round=row.round,
                kind=row.kind,
                state=row.state,  # type: ignore[arg-type]
                outcome=row.outcome,
            )
            for row in sorted(instance.tasks.all(), key=_by_no)
        ),
        visits=tuple(
            Visit(step=row.step, round=row.round, token=row.token, state=row.state)  # type: ignore[arg-type]
            for row in sorted(instance.visits.all(), key=_by_pk)
        ),
        incidents=tuple(Incident(**one) for one in instance.incidents),
        last_id=instance.last_no,
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
    FlowScope.objects.bulk_create(
        [_scope(instance, one) for one in after.scopes if one not in before.scopes],
        update_conflicts=True,
        unique_fields=["instance", "no"],
        update_fields=["arrived", "state", "branches", "expected"],
    )
    FlowToken.objects.bulk_create(
        [_token(instance, one) for one in after.tokens if one not in before.tokens],
        update_conflicts=True,
        unique_fields=["instance", "no"],
        update_fields=["scope", "branch", "step", "round", "state"],
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
    )
