"""The review page, the work list and the to-do over a hundred thousand work orders.

Fills a scratch database by SQL with a year of orders (two clocks, two stages, a holding each; ratings and time
for half of them), then times each query as an administrator and as a lead: median of seven, in milliseconds.

    bin/bench review
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "backend"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongdan.config.settings")

import django

django.setup()

from django.db import connection, transaction

ORDERS = 100_000
NOW = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
TIMES = 7

FILL = """
INSERT INTO workorders_workorder SELECT made.*
FROM workorders_workorder p, generate_series(1, %(orders)s) AS n,
  LATERAL (SELECT %(now)s::timestamptz - (n * interval '1 year' / %(orders)s) AS t) AS moment,
  LATERAL jsonb_populate_record(p, jsonb_build_object(
  'id', nextval(pg_get_serial_sequence('workorders_workorder', 'id')),
  'number', 'B-' || n,
  'status', CASE WHEN n %% 50 = 0 THEN 'in_progress' WHEN n %% 10 = 0 THEN 'resolved' ELSE 'closed' END,
  'category_id', (SELECT id FROM catalog_category ORDER BY id OFFSET n %% 2 LIMIT 1),
  'team_id', (SELECT id FROM accounts_team ORDER BY id OFFSET n %% 3 LIMIT 1),
  'assignee_id', (SELECT person_id FROM accounts_membership ORDER BY id OFFSET n %% 4 LIMIT 1),
  'resolved_by_id', (SELECT person_id FROM accounts_membership ORDER BY id OFFSET n %% 4 LIMIT 1),
  'priority', 1 + n %% 4, 'solution', 'done', 'root_cause', 'hardware',
  'reopen_count', CASE WHEN n %% 25 = 0 THEN 1 ELSE 0 END,
  'created_at', t, 'submitted_at', t, 'updated_at', t, 'first_response_at', t + interval '20 min',
  'resolved_at', CASE WHEN n %% 50 = 0 THEN NULL ELSE t + (1 + n %% 90) * interval '1 hour' END,
  'first_resolved_at', t + (1 + n %% 90) * interval '1 hour',
  'closed_at', CASE WHEN n %% 10 = 0 THEN NULL ELSE t + (1 + n %% 120) * interval '1 hour' END,
  'next_due_at', CASE WHEN n %% 50 = 0 THEN t + interval '4 hours' END
)) AS made
WHERE p.id = %(pattern)s
"""
CLOCKS = """
INSERT INTO workorders_clock SELECT made.*
FROM workorders_clock c, workorders_workorder o, LATERAL jsonb_populate_record(c, jsonb_build_object(
  'id', nextval(pg_get_serial_sequence('workorders_clock', 'id')), 'work_order_id', o.id,
  'state', CASE WHEN o.resolved_at IS NULL AND c.metric = 'resolution' THEN 'running' ELSE 'fulfilled' END,
  'elapsed_seconds', 600 + o.id %% 20000, 'started_at', o.created_at,
  'fulfilled_at', CASE c.metric WHEN 'resolution' THEN o.resolved_at ELSE o.first_response_at END,
  'due_at', o.created_at + interval '4 hours',
  'breached_at', CASE WHEN o.id %% 12 = 0 THEN o.created_at + interval '4 hours' END
)) AS made
WHERE c.work_order_id = %(pattern)s AND o.id <> %(pattern)s
"""
REST = (
    """INSERT INTO workorders_satisfaction (work_order_id, score, comment, at)
    SELECT id, 1 + id % 5, '', resolved_at FROM workorders_workorder
    WHERE id % 2 = 0 AND resolved_at IS NOT NULL""",
    """INSERT INTO workorders_timeentry (work_order_id, person_id, minutes, note, spent_on, cost, created_at)
    SELECT id, requester_id, 30, '', created_at::date, 0, created_at FROM workorders_workorder WHERE id % 2 = 0""",
    """INSERT INTO workorders_holding (work_order_id, from_at, person_id, status, stage_key)
    SELECT id, created_at, assignee_id, status, '' FROM workorders_workorder WHERE number LIKE 'B-%'""",
    """INSERT INTO workorders_decision (work_order_id, purpose, outcome, trace, at)
    SELECT id, 'dispatch', '{}',
      jsonb_build_object('by', CASE WHEN id % 5 = 0 THEN 'fallback' ELSE 'rule' END), created_at
    FROM workorders_workorder WHERE number LIKE 'B-%'""",
    """INSERT INTO workorders_flowinstance
    (work_order_id, process_version_id, state, outcome, incidents, last_no, rev, started_at)
    SELECT o.id, i.process_version_id, 'running', '', '[]', 1, 1, o.created_at
    FROM workorders_workorder o, workorders_flowinstance i WHERE o.number LIKE 'B-%'""",
    """INSERT INTO workorders_stagevisit (work_order_id, instance_id, step, round, token, state, is_stage,
      entered_at, left_at, business_seconds, late_seconds, skip_reason)
    SELECT i.work_order_id, i.id, s.step, 1, 1, 'done', TRUE,
      i.started_at, i.started_at + interval '3 hours', 60 + i.id % 9000, 0, ''
    FROM workorders_flowinstance i, (VALUES ('assign'), ('handle')) AS s(step)
    WHERE i.work_order_id IN (SELECT id FROM workorders_workorder WHERE number LIKE 'B-%')""",
    """INSERT INTO workorders_partused
    (work_order_id, name, code, quantity, unit_cost, amount, added_by_id, created_at)
    SELECT id, 'part', '', 1, 9.99, 9.99, requester_id, created_at FROM workorders_workorder WHERE id % 4 = 0""",
    """UPDATE workorders_workorder SET is_placed_by_rule = id % 5 <> 0,
      first_assigned_at = created_at + CASE WHEN id % 5 = 0 THEN (id % 90) * interval '1 min' ELSE interval '0' END
    WHERE number LIKE 'B-%'""",
)


def fill() -> None:
    """A hundred thousand orders beside one made by the product itself."""
    from gongdan.accounts.tests.makers import make_world
    from gongdan.workorders.tests.makers import make_work_order

    world = make_world()
    known = {"orders": ORDERS, "now": NOW, "pattern": make_work_order(world).pk}
    with connection.cursor() as cursor:
        cursor.execute(FILL, known)
        cursor.execute(CLOCKS, known)
        for statement in REST:
            cursor.execute(statement)
        cursor.execute("ANALYZE")
    globals()["WORLD"] = world


def measure(name: str, run: Callable[[], object]) -> None:
    """Time one query after it ran once."""
    run()
    took = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        run()
        took.append((time.perf_counter() - begun) * 1000)
    print(f"{name:<44} {statistics.median(took):8.0f} ms   slowest {max(took):8.0f} ms")


def measure_all() -> None:
    """Each page as each person."""
    from gongdan.reports.queries import Wanted, review
    from gongdan.workorders.queries.filters import Filters
    from gongdan.workorders.queries.lists import Window, work_list
    from gongdan.workorders.queries.todo import todo

    month = Wanted(first_date=date(2026, 10, 1), last_date=date(2026, 10, 31))
    year = Wanted(first_date=(NOW - timedelta(days=364)).date(), last_date=NOW.date())
    for who in ("administrator", "lead"):
        by = globals()["WORLD"].actor(who)
        measure(f"review of a month, {who}", lambda by=by: review(month, by=by, at=NOW))
        measure(f"review of a year, {who}", lambda by=by: review(year, by=by, at=NOW))
        for sort in ("due", "-created"):
            window = Window(sort=sort)
            measure(
                f"work list by {sort}, {who}",
                lambda by=by, window=window: work_list(
                    Filters(), window, by=by, at=NOW
                ),
            )
        measure(f"to-do, {who}", lambda by=by: todo(by=by, at=NOW))


def main() -> None:
    """Fill a scratch database, measure, drop it."""
    from gongdan.records import numbers

    scratch = connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        with transaction.atomic():
            fill()
        measure_all()
    finally:
        numbers.close()
        connection.creation.destroy_test_db(scratch, verbosity=0)


if __name__ == "__main__":
    main()
