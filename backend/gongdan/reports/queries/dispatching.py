"""How orders found their person: by rule beside by hand, and all of them as if by hand."""

from __future__ import annotations

from dataclasses import dataclass

from gongdan.reports.definitions import ENOUGH
from gongdan.reports.periods import Period
from gongdan.reports.queries.scope import Scope, Value


@dataclass(frozen=True, kw_only=True)
class Dispatched:
    """How orders found their person: how many, how fast."""

    count: int = 0
    reassigned: int = 0
    assigned: int = 0
    seconds_to_assign: float | None = None
    answered: int = 0
    seconds_to_answer: float | None = None


@dataclass(frozen=True, kw_only=True)
class Simulated:
    """All orders as if the service desk had placed those that rules placed, beside as it was."""

    replaced: int = 0
    learned_from: int = 0
    on_seconds_to_assign: float | None = None
    off_seconds_to_assign: float | None = None
    on_seconds_to_answer: float | None = None
    off_seconds_to_answer: float | None = None


@dataclass(frozen=True, kw_only=True)
class Dispatch:
    """All orders of a period, and those placed by a rule beside those placed by hand."""

    whole: Dispatched
    by_rule: Dispatched
    by_hand: Dispatched
    before: Dispatched
    before_by_rule: Dispatched
    simulated: Simulated


def dispatch(scope: Scope, period: Period) -> Dispatch:
    """What dispatch did with the orders that came in, and what it spared."""
    before = period.before
    bounds: list[Value] = [before.start, before.end, period.start, period.end]
    rows = scope.rows(_DISPATCH, [period.start, period.zone.key, *bounds, ENOUGH])
    found = {(now, by_rule): values for now, by_rule, *values in rows}
    placed = {key: _dispatched(values) for key, values in found.items() if key[0] is not None}
    nothing = Dispatched()
    whole = placed.get((True, None), nothing)
    return Dispatch(
        whole=whole,
        by_rule=placed.get((True, True), nothing),
        by_hand=placed.get((True, False), nothing),
        before=placed.get((False, None), nothing),
        before_by_rule=placed.get((False, True), nothing),
        simulated=_simulated(found[None, None], whole),
    )


# What the desk takes is learned from the orders it placed, by hour of weekdays and of weekends;
# an hour with too few of them takes the median of all. A rule that left an order in a pool was
# no faster than the people there, so a hand would not have been either.
_DISPATCH = """
, f AS MATERIALIZED (
  SELECT created_at >= %s AS is_now, is_placed_by_rule AS is_by_rule,
    reassign_count > 0 OR team_change_count > 0 AS is_reassigned,
    date_part('epoch', first_assigned_at - submitted_at) AS to_assign,
    date_part('epoch', first_response_at - submitted_at) AS to_answer,
    (SELECT date_part('hour', filed) + 24 * (date_part('isodow', filed) > 5)::int
      FROM (SELECT submitted_at AT TIME ZONE %s AS filed) AS one) AS slot
  FROM o
  WHERE created_at >= %s AND created_at < %s OR created_at >= %s AND created_at < %s)
, h AS MATERIALIZED (
  SELECT slot, count(*) AS n, percentile_cont(0.5) WITHIN GROUP (ORDER BY to_assign) AS half
  FROM f WHERE NOT is_by_rule AND to_assign IS NOT NULL GROUP BY GROUPING SETS ((slot), ()))
, w AS (
  SELECT f.is_by_rule, f.to_assign, f.to_answer,
    CASE WHEN f.is_by_rule THEN greatest(f.to_assign, coalesce(near.half, every.half))
      ELSE f.to_assign END AS by_hand
  FROM f
  LEFT JOIN LATERAL (SELECT (SELECT half FROM h WHERE slot IS NULL)) AS every (half) ON TRUE
  LEFT JOIN h AS near ON near.slot = f.slot AND near.n >= %s
  WHERE f.is_now)
SELECT is_now, is_by_rule, count(*), count(*) FILTER (WHERE is_reassigned),
  count(to_assign), percentile_cont(0.5) WITHIN GROUP (ORDER BY to_assign),
  count(to_answer), percentile_cont(0.5) WITHIN GROUP (ORDER BY to_answer)
FROM f GROUP BY GROUPING SETS ((is_now), (is_now, is_by_rule))
UNION ALL
SELECT NULL, NULL, count(*) FILTER (WHERE is_by_rule AND to_assign IS NOT NULL), 0,
  (SELECT n FROM h WHERE slot IS NULL),
  percentile_cont(0.5) WITHIN GROUP (ORDER BY by_hand) FILTER (WHERE to_assign IS NOT NULL), 0,
  percentile_cont(0.5) WITHIN GROUP (ORDER BY to_answer + coalesce(by_hand - to_assign, 0))
FROM w
"""


def _simulated(values: list[object], on: Dispatched) -> Simulated:
    replaced, _, learned_from, to_assign, _, to_answer = values
    known = int(str(learned_from or 0))
    return Simulated(
        replaced=int(str(replaced)),
        learned_from=known,
        on_seconds_to_assign=on.seconds_to_assign,
        off_seconds_to_assign=_seconds(to_assign) if known >= ENOUGH else None,
        on_seconds_to_answer=on.seconds_to_answer,
        off_seconds_to_answer=_seconds(to_answer) if known >= ENOUGH else None,
    )


def _dispatched(values: list[object]) -> Dispatched:
    count, reassigned, assigned, to_assign, answered, to_answer = values
    return Dispatched(
        count=int(str(count)),
        reassigned=int(str(reassigned)),
        assigned=int(str(assigned)),
        seconds_to_assign=_seconds(to_assign),
        answered=int(str(answered)),
        seconds_to_answer=_seconds(to_answer),
    )


def _seconds(value: object) -> float | None:
    return None if value is None else float(str(value))
