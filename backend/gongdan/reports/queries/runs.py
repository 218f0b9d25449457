"""The runs of processes that a report looks at, as a piece of SQL."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from gongdan.accounts.permissions import require_internal
from gongdan.kernel.actors import Actor
from gongdan.reports.periods import Period
from gongdan.reports.queries.review import period_of
from gongdan.reports.queries.scope import Scope, Value, Wanted, scope

Ended = Literal["finished", "stopped", "running"]
STATES: Mapping[Ended, list[str]] = {
    "finished": ["completed", "rejected"],
    "stopped": ["cancelled", "terminated"],
    "running": ["running", "suspended"],
}


@dataclass(frozen=True)
class Runs:
    """The runs of processes that are looked at, as a piece of SQL under the name ``i``."""

    scope: Scope
    period: Period
    states: list[str]
    moment: str

    @classmethod
    def of(cls, wanted: Wanted, ended: Ended, *, by: Actor, at: datetime) -> Runs:
        """The runs of the orders the actor may see that ended in the period, or began in it."""
        require_internal(by)
        moment = "started_at" if ended == "running" else "ended_at"
        return cls(scope(wanted, by=by), period_of(wanted, at), STATES[ended], moment)

    def rows(self, query: str, params: Sequence[Value] = ()) -> list[tuple[object, ...]]:
        """The rows of a query over ``i``."""
        own: list[Value] = [self.states, self.period.start, self.period.end]
        return self.scope.rows(_RUNS.format(moment=self.moment) + query, [*own, *params])


# Follows the WITH of the scope. The newest run of an order is the one that tells how it ended; work
# that was taken up again passed no step anew that an earlier run of the same version passed.
_RUNS = """
, newest AS (SELECT DISTINCT ON (f.work_order_id) f.id, f.work_order_id, f.process_version_id,
    f.state, f.started_at, f.ended_at
  FROM workorders_flowinstance f JOIN o ON o.id = f.work_order_id
  ORDER BY f.work_order_id, f.id DESC)
, i AS (SELECT f.id, f.work_order_id, f.process_version_id FROM newest f
  WHERE f.state = ANY(%s) AND f.{moment} >= %s AND f.{moment} < %s)
, stay AS (SELECT v.id, v.work_order_id, v.instance_id, v.step, v.round, v.state, v.left_at,
    v.due_at, v.late_seconds, v.skipped_by, v.skip_reason, i.process_version_id
  FROM i JOIN workorders_flowinstance f ON f.work_order_id = i.work_order_id
    AND f.process_version_id = i.process_version_id
  JOIN workorders_stagevisit v ON v.instance_id = f.id)
"""
