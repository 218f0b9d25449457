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


# Follows the WITH of the scope.
_RUNS = """
, i AS (SELECT f.id, f.work_order_id, f.process_version_id FROM workorders_flowinstance f
  JOIN o ON o.id = f.work_order_id
  WHERE f.state = ANY(%s) AND f.{moment} >= %s AND f.{moment} < %s)
"""
