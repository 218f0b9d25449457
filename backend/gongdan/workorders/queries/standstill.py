"""Work that stands still: where the process is stuck or rests, why, since when, what helps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from gongdan.accounts.permissions import may
from gongdan.flows import queries as flows
from gongdan.flows.graph import Graph
from gongdan.flows.roads import redirect_targets
from gongdan.kernel.actors import Actor
from gongdan.kernel.texts import Text
from gongdan.workorders.facts import application_of
from gongdan.workorders.finding import find
from gongdan.workorders.incidents import since
from gongdan.workorders.models import FlowInstance, WorkOrder
from gongdan.workorders.permissions import led
from gongdan.workorders.positions import load
from gongdan.workorders.queries.rows import rows_of
from gongdan.workorders.queries.values import Row

MOST = 100
REDIRECTED_IN = ("new", "assigned", "in_progress", "resolved")


@dataclass(frozen=True, kw_only=True)
class StuckView:
    """One step at which the process cannot go on by itself, and why."""

    step_key: str
    name: Text
    code: str
    detail: str
    since: datetime | None


@dataclass(frozen=True, kw_only=True)
class Standstill:
    """An order that stands still: ``why`` is stuck or suspended, ``note`` what a lead said.

    ``acts`` are of retry, redirect, unsuspend, cancel, repair.
    """

    order: Row
    why: str
    stuck: list[StuckView]
    note: str
    since: datetime | None
    process: str
    acts: list[str]


def stuck_in(instance: FlowInstance | None) -> list[StuckView]:
    """Where one run of a process is stuck."""
    if instance is None or not instance.incidents or instance.ended_at is not None:
        return []
    graph = flows.version(instance.process_version_id).graph
    return [
        StuckView(
            step_key=str(row["step"]),
            name=dict(graph.step(str(row["step"])).name),
            code=str(row["code"]),
            detail=str(row["detail"]),
            since=since(row),
        )
        for row in instance.incidents
    ]


def standstills(*, by: Actor, at: datetime) -> list[Standstill]:
    """The stuck and the suspended orders where the actor leads, what is stuck first."""
    runs = FlowInstance.objects.filter(ended_at=None, work_order__in=led(by=by))
    runs = runs.select_related("work_order__application")
    stuck = list(runs.exclude(incidents=[]).order_by("pk")[:MOST])
    resting = list(
        runs.filter(incidents=[], suspended_at__isnull=False).order_by("suspended_at")[:MOST]
    )
    lines = rows_of([run.work_order for run in (*stuck, *resting)], at=at)
    ordered = zip((*stuck, *resting), lines, strict=True)
    return [_standstill(run, line, by=by) for run, line in ordered]


def _standstill(run: FlowInstance, line: Row, *, by: Actor) -> Standstill:
    order, stuck = run.work_order, stuck_in(run)
    moments = [one.since for one in stuck if one.since]
    return Standstill(
        order=line,
        why="stuck" if stuck else "suspended",
        stuck=stuck,
        note="" if stuck else order.waiting_note,
        since=min(moments, default=None) if stuck else run.suspended_at,
        process=flows.version(run.process_version_id).code,
        acts=helps(order, run, by=by),
    )


def helps(order: WorkOrder, run: FlowInstance, *, by: Actor) -> list[str]:
    """What this person can do about work that stands still."""
    code, found = application_of(order), list[str]()
    leads = may(by, "workorders.assign", application=code)
    if leads and run.incidents and run.suspended_at is None:
        found.append("retry")
    if leads and run.suspended_at is not None:
        found.append("unsuspend")
    if may_redirect(order, by=by):
        found.append("redirect")
    if leads:
        found.append("cancel")
    return [*found, "repair"] if may(by, "define", application=code) else found


def may_redirect(order: WorkOrder, *, by: Actor) -> bool:
    """Whether this person may take the work to another step by hand now."""
    allowed = may(by, "workorders.skip_stage", application=application_of(order))
    return allowed and order.status in REDIRECTED_IN


@dataclass(frozen=True, kw_only=True)
class RedirectTarget:
    """A step the work can be taken to; what lies before it is left out, or done again."""

    key: str
    kind: str
    name: Text
    is_back: bool


@dataclass(frozen=True, kw_only=True)
class Thread:
    """Where the work stands, and where it can be taken from there."""

    step_key: str
    name: Text
    targets: list[RedirectTarget]


def threads(number: str, *, by: Actor) -> list[Thread]:
    """From where to where the work can be taken by hand."""
    order = find(number, by=by)
    run = order.instances.order_by("-pk").first()
    if run is None or run.ended_at is not None or not may_redirect(order, by=by):
        return []
    return _threads(run)


def _threads(run: FlowInstance) -> list[Thread]:
    graph, position = flows.version(run.process_version_id).graph, load(run)
    found: dict[str, Thread] = {}
    for token in position.live_tokens():
        keys = [key for key in redirect_targets(graph, position, token.id) if "." not in key]
        targets = [_target(graph, key, here=token.step) for key in keys]
        if targets:
            name = dict(graph.step(token.step).name)
            found[token.step] = Thread(step_key=token.step, name=name, targets=targets)
    return list(found.values())


def _target(graph: Graph, key: str, *, here: str) -> RedirectTarget:
    step = graph.step(key)
    return RedirectTarget(
        key=key, kind=step.kind, name=dict(step.name), is_back=graph.precedes(key, here)
    )
