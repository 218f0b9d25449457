"""How late what falls due is found and acted on among a million open clocks.

Orders are copied in the database from one that was filed by the rules, each with its clock and its
armed timer far away. Then a hundred timers at a time are set to the same second, and the ticker
that every worker runs fires them. The lateness of each is the moment it had fired less the moment
it was set to; 99 of 100 have to be done within two seconds. The plan of the question is shown: it
must walk the index of armed timers and nothing else.

    bin/bench promises [--clocks 1000000] [--seconds 20] [--again]
"""

from __future__ import annotations

import argparse
import os
import sys
import threading
import time
from datetime import datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "backend"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongdan.config.settings")

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection

AT_ONCE, ALLOWED, FAR = 100, 2.0, timedelta(days=300)
TABLES = ("workorders_workorder", "workorders_clock", "workorders_timer")


def copies(table: str, changed: dict[str, str], count: int) -> None:
    """Copy the one row of a table so many times, some columns computed from ``n``."""
    with connection.cursor() as cursor:
        described = connection.introspection.get_table_description(cursor, table)
        columns = [one.name for one in described if one.name != "id"]
        chosen = ", ".join(changed.get(name, f"t.{name}") for name in columns)
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) "
            f"SELECT {chosen} FROM (SELECT * FROM {table} ORDER BY id LIMIT 1) t, "
            "generate_series(1, %s) n",
            [count],
        )


def fill(count: int) -> None:
    """A million orders with a clock and a timer each."""
    from gongdan.accounts.tests.makers import make_world
    from gongdan.workorders.models import Clock, Timer, WorkOrder
    from gongdan.workorders.tests.makers import make_work_order

    order = make_work_order(make_world())
    Clock.objects.filter(work_order=order).exclude(metric="resolution").delete()
    Timer.objects.filter(work_order=order).delete()
    clock = Clock.objects.get(work_order=order)
    far = clock.started_at + FAR
    Clock.objects.update(
        due_at=far, warn_at=None, warn_at_percent=[], target_seconds=10**8
    )
    Timer.objects.create(
        work_order=order,
        kind="clock",
        reference=str(clock.pk),
        due_at=far,
        key="clock:0",
    )
    WorkOrder.objects.update(first_response_at=clock.started_at)
    first = WorkOrder.objects.get().pk
    copies("workorders_workorder", {"number": "'B-' || n"}, count)
    ids = f"(SELECT min(id) - 1 + n FROM workorders_workorder WHERE id > {first})"
    copies("workorders_clock", {"work_order_id": ids}, count)
    clocks = f"(SELECT min(id) - 1 + n FROM workorders_clock WHERE id > {clock.pk})"
    changed = {
        "work_order_id": ids,
        "reference": f"{clocks}::text",
        "key": "'clock:b' || n",
    }
    copies("workorders_timer", changed, count)
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"ANALYZE {table}")


def plan() -> str:
    """How the database answers which timers are due."""
    with connection.cursor() as cursor:
        cursor.execute(
            "EXPLAIN SELECT id FROM workorders_timer WHERE state = 'armed' AND due_at <= now() "
            "ORDER BY due_at, id LIMIT 200"
        )
        return "\n".join(row[0] for row in cursor.fetchall())


def measure(seconds: int) -> list[float]:
    """A hundred due in the same second, again and again, with the ticker running."""
    from gongdan.config import ticking
    from gongdan.kernel.times import now
    from gongdan.workorders.models import Clock, Timer

    begin = now() + timedelta(seconds=3)
    armed = Timer.objects.filter(state="armed", due_at__gt=begin + FAR / 2).order_by(
        "pk"
    )
    ids = list(armed.values_list("pk", flat=True)[: seconds * AT_ONCE])
    for second in range(seconds):
        chosen = ids[second * AT_ONCE : (second + 1) * AT_ONCE]
        due = begin + timedelta(seconds=3 * second)
        clocks = Timer.objects.filter(pk__in=chosen).values_list("reference", flat=True)
        Clock.objects.filter(pk__in=[int(one) for one in clocks]).update(due_at=due)
        Timer.objects.filter(pk__in=chosen).update(due_at=due)
    due_at = dict(Timer.objects.filter(pk__in=ids).values_list("pk", "due_at"))
    done: dict[int, float] = {}
    fire = ticking.fire_together

    def timed(*, timer_ids: list[int], at: datetime) -> list[int]:
        fired = fire(timer_ids=timer_ids, at=at)
        done.update({one: (now() - due_at[one]).total_seconds() for one in fired})
        return fired

    ticking.fire_together = timed  # type: ignore[assignment]
    ticker = ticking.Ticker()
    threading.Thread(target=ticker.run, daemon=True).start()
    patience = time.monotonic() + 3 * seconds + 60
    while len(done) < len(ids) and time.monotonic() < patience:
        time.sleep(0.5)
    broken = Clock.objects.filter(breached_at__isnull=False).count()
    print(f"{broken} promises are marked broken")
    return sorted(done.values())


def main() -> int:
    """Fill, show the plan, measure, say whether it holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clocks", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument(
        "--again", action="store_true", help="measure on what the last run left"
    )
    options = parser.parse_args()
    name = "gongdan_bench_promises"
    if not options.again:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {name}")
            cursor.execute(f"CREATE DATABASE {name}")
    connection.close()
    settings.DATABASES["default"]["NAME"] = name
    connection.settings_dict["NAME"] = name
    if not options.again:
        call_command("migrate", verbosity=0)
        fill(options.clocks)
    print(plan())
    late = measure(options.seconds)
    p50, p99 = late[len(late) // 2], late[len(late) * 99 // 100]
    missing = options.seconds * AT_ONCE - len(late)
    print(f"{len(late)} fired, {missing} missing, p50 {p50:.2f} s, p99 {p99:.2f} s")
    return 0 if p99 <= ALLOWED and not missing else 1


if __name__ == "__main__":
    django.setup()
    sys.exit(main())
