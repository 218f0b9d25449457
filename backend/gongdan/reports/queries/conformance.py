"""Which way finished work really went: each step of a process passed, left out or not taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from gongdan.flows import queries as flows
from gongdan.flows.errors import ProcessNotFound
from gongdan.flows.graph import Graph, Place
from gongdan.flows.human import Human
from gongdan.flows.queries import ProcessValue
from gongdan.kernel.actors import Actor
from gongdan.reports.conformed import (
    BranchConformance,
    Conformance,
    FollowedProcess,
    FollowedVersion,
    SkipReason,
    StepConformance,
    StepTurn,
)
from gongdan.reports.permissions import readable_applications
from gongdan.reports.queries.runs import Ended, Runs
from gongdan.reports.queries.scope import Wanted, roomy

AT_THE_EDGES = (".enter", ".leave")


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Which process, which of its versions, and which runs of it."""

    code: str
    no: int | None = None
    ended: Ended = "finished"


def followed(wanted: Wanted, *, ended: Ended, by: Actor, at: datetime) -> list[FollowedProcess]:
    """The processes that the orders of a period followed, by how many did."""
    runs = Runs.of(wanted, ended, by=by, at=at)
    found: dict[str, list[int]] = {}
    values: dict[str, ProcessValue] = {}
    for version_id, *counts in runs.rows(_FOLLOWED):
        process = flows.version(int(str(version_id)))
        known = found.setdefault(process.code, [0, 0, 0])
        found[process.code] = [
            one + int(str(more)) for one, more in zip(known, counts, strict=True)
        ]
        newest = values.get(process.code)
        values[process.code] = process if newest is None or process.no > newest.no else newest
    names = flows.process_names(found)
    return [
        FollowedProcess(
            code=code,
            name=names[code],
            application=values[code].application,
            orders=counts[0],
            skipped=counts[1],
            late=counts[2],
        )
        for code, counts in sorted(found.items(), key=lambda one: (-one[1][0], one[0]))
    ]


def conformance(asked: Asked, wanted: Wanted, *, by: Actor, at: datetime) -> Conformance:
    """Every step of one version of a process: passed, left out with reasons, or not taken."""
    runs = Runs.of(wanted, asked.ended, by=by, at=at)
    versions = _versions(runs, asked.code)
    process = _chosen(asked, versions, by=by)
    with roomy():
        return _told(runs, process, versions, at=at)


_FOLLOWED = """
SELECT i.process_version_id, count(*),
  count(*) FILTER (WHERE EXISTS (SELECT 1 FROM stay
    WHERE stay.work_order_id = i.work_order_id AND stay.state = 'skipped')),
  count(*) FILTER (WHERE EXISTS (SELECT 1 FROM stay
    WHERE stay.work_order_id = i.work_order_id AND stay.late_seconds > 0))
FROM i GROUP BY 1
"""
_OF_PROCESS = """
SELECT i.process_version_id, count(*) FROM i
JOIN flows_processversion p ON p.id = i.process_version_id
JOIN flows_process f ON f.id = p.process_id AND f.code = %s
GROUP BY 1
"""
# What became of a step is what its last stay says; how late, every stay of its own.
_STEPS = """
, v AS (SELECT *, row_number() OVER (PARTITION BY work_order_id, step
    ORDER BY instance_id DESC, round DESC) AS nth
  FROM stay WHERE process_version_id = %s)
SELECT v.step,
  count(*) FILTER (WHERE nth = 1 AND v.state NOT IN ('skipped', 'open')),
  count(*) FILTER (WHERE nth = 1 AND v.state = 'skipped'),
  count(*) FILTER (WHERE nth = 1 AND v.state = 'open'),
  count(DISTINCT v.work_order_id) FILTER (WHERE nth > 1),
  count(*) FILTER (WHERE v.late_seconds > 0),
  count(*) FILTER (WHERE v.state = 'open' AND v.due_at < %s),
  percentile_cont(0.5) WITHIN GROUP (ORDER BY v.late_seconds) FILTER (WHERE v.late_seconds > 0),
  max(v.late_seconds) FILTER (WHERE v.late_seconds > 0)
FROM v GROUP BY v.step
"""
_REASONS = """
SELECT v.step, coalesce(v.skipped_by->>'name', ''), coalesce(v.skipped_by->>'kind', ''),
  v.skip_reason, count(*)
FROM (SELECT DISTINCT ON (work_order_id, step) step, state, skipped_by, skip_reason
  FROM stay WHERE process_version_id = %s
  ORDER BY work_order_id, step, instance_id DESC, round DESC) v
WHERE v.state = 'skipped' GROUP BY 1, 2, 3, 4 ORDER BY 5 DESC, 4, 2
"""
_BRANCHES = """
SELECT s.split, taken.branch, count(DISTINCT s.instance_id)
FROM workorders_flowscope s
JOIN i ON i.id = s.instance_id AND i.process_version_id = %s
CROSS JOIN LATERAL unnest(s.branches) AS taken(branch) GROUP BY 1, 2
"""
_MARKED = """
SELECT count(DISTINCT work_order_id) FILTER (WHERE late_seconds > 0),
  count(DISTINCT work_order_id) FILTER (WHERE state = 'skipped')
FROM stay WHERE process_version_id = %s
"""


def chosen(asked: Asked, runs: Runs, *, by: Actor) -> ProcessValue:
    """The version of a process that is looked at."""
    return _chosen(asked, _versions(runs, asked.code), by=by)


def _versions(runs: Runs, code: str) -> dict[int, int]:
    """How many runs by the id of the version they followed."""
    rows = runs.rows(_OF_PROCESS, [code])
    return {int(str(version)): int(str(count)) for version, count in rows}


def _chosen(asked: Asked, versions: Mapping[int, int], *, by: Actor) -> ProcessValue:
    """The version asked for, else the newest that was followed, else the one that holds."""
    known = [flows.version(version_id) for version_id in versions]
    if asked.no is not None:
        known = [one for one in known if one.no == asked.no]
    newest = max(known, key=lambda one: one.no, default=None)
    return newest or _not_followed(asked, by=by)


def _not_followed(asked: Asked, *, by: Actor) -> ProcessValue:
    """A version that no order went by; only for those who read the numbers of its application."""
    code, no = asked.code, asked.no
    process = flows.current_version(code) if no is None else flows.version_numbered(code, no)
    readable = readable_applications(by)
    if readable is not None and process.application not in readable:
        raise ProcessNotFound(process=code)
    return process


def _told(
    runs: Runs, process: ProcessValue, versions: Mapping[int, int], *, at: datetime
) -> Conformance:
    orders, own = versions.get(process.id, 0), [process.id]
    late_orders, skipped_orders = (int(str(each)) for each in runs.rows(_MARKED, own)[0])
    return Conformance(
        first_date=runs.period.first_date,
        last_date=runs.period.last_date,
        ends_at=runs.period.end,
        as_of=at,
        code=process.code,
        name=flows.process_names([process.code])[process.code],
        version=process.no,
        versions=sorted(
            (FollowedVersion(no=flows.version(one).no, orders=n) for one, n in versions.items()),
            key=lambda one: -one.no,
        ),
        orders=orders,
        late_orders=late_orders,
        skipped_orders=skipped_orders,
        steps=_steps(runs, process, orders, at=at),
        branches=_branches(runs, process),
    )


def _steps(
    runs: Runs, process: ProcessValue, orders: int, *, at: datetime
) -> list[StepConformance]:
    counted = {str(step): counts for step, *counts in runs.rows(_STEPS, [process.id, at])}
    reasons: dict[str, list[SkipReason]] = {}
    for step, by, kind, reason, count in runs.rows(_REASONS, [process.id]):
        one = SkipReason(by=str(by), by_kind=str(kind), reason=str(reason), count=int(str(count)))
        reasons.setdefault(str(step), []).append(one)
    return [
        _step(place, counted.get(key, ()), reasons.get(key, []), orders)
        for key, place in drawn(process.graph).items()
    ]


def drawn(graph: Graph) -> dict[str, Place]:
    """The steps somebody configured: not what the system does at their edges."""
    return {key: place for key, place in graph.places.items() if not key.endswith(AT_THE_EDGES)}


def _step(
    place: Place, counts: Sequence[object], reasons: list[SkipReason], orders: int
) -> StepConformance:
    step = place.step
    numbers = [int(str(each)) for each in counts[:6]] or [0] * 6
    passed, skipped, still_open, repeated, late, late_now = numbers
    median, worst = (counts[6], counts[7]) if counts else (None, None)
    return StepConformance(
        key=step.key,
        kind=step.kind,
        name=dict(step.name),
        phase=step.phase,
        is_stage=step.is_stage,
        within=[StepTurn(split=one.split, branch=one.branch) for one in place.corners],
        limit_minutes=step.limit_minutes if isinstance(step, Human) else None,
        passed=passed,
        skipped=skipped,
        not_taken=orders - passed - skipped - still_open,
        open=still_open,
        repeated=repeated,
        late=late,
        late_now=late_now,
        late_median_minutes=_minutes(median),
        late_worst_minutes=_minutes(worst),
        reasons=reasons,
    )


def _minutes(seconds: object) -> float | None:
    return None if seconds is None else round(float(str(seconds)) / 60, 1)


def _branches(runs: Runs, process: ProcessValue) -> list[BranchConformance]:
    taken = {
        (str(split), str(branch)): int(str(count))
        for split, branch, count in runs.rows(_BRANCHES, [process.id])
    }
    return [
        BranchConformance(
            split=place.step.key,
            key=branch.key,
            name=dict(branch.name),
            is_default=branch.is_default,
            orders=taken.get((place.step.key, branch.key), 0),
        )
        for place in drawn(process.graph).values()
        for branch in place.step.branches
    ]
