"""Lists, sums and insertion over many records of a form of forty fields.

Fills a scratch database by SQL (a hundred thousand records unless told otherwise; the promise is for a
million), builds ten indexes as the worker does, then times through the same functions as the pages:
a filtered and sorted list (p95 at most 30 ms), a grouped sum (300 ms; beside it what reading the
whole documents takes), and making records one by one with ten indexed fields against none (at least
90 % as fast).

    bin/bench records [--records 1000000]
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "backend"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongdan.config.settings")

import django

django.setup()

from django.core.management import call_command
from django.db import connection

from gongdan.accounts.queries import actor_for_person
from gongdan.accounts.tests.makers import make_world
from gongdan.catalog.queries.record_types import record_type
from gongdan.catalog.tests.makers import make_record_type
from gongdan.forms import queries as forms
from gongdan.kernel.actors import Actor
from gongdan.records.commands.indexes import build_indexes
from gongdan.records.commands.records import NewRecord, create
from gongdan.records.listing import Sort, Wanted
from gongdan.records.models import SummaryTable
from gongdan.records.grouping import Level, Measure
from gongdan.records.queries.groups import groups
from gongdan.records.queries.lists import records

NOW = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
FIELDS, INDEXED, OPTIONS = 40, 10, 20
LISTS, SUMS, MADE = 200, 7, 150
KINDS = ("text", "number", "select", "date")
FILL = """
INSERT INTO records_record (form_id, form_version_id, title, data, created_at, updated_at)
SELECT %s, %s, 'R-' || n, ({data}), now(), now() FROM generate_series(1::bigint, %s) AS n
"""


def fields(indexed: int) -> list[dict[str, object]]:
    """Forty fields of four kinds, the first of them indexed."""
    return [
        {
            "code": f"c{place}",
            "kind": KINDS[place % 4],
            "label": {"zh-CN": f"字段 {place}"},
            "indexed": place < indexed,
            **_settings(KINDS[place % 4]),
        }
        for place in range(FIELDS)
    ]


def _settings(kind: str) -> dict[str, object]:
    if kind == "select":
        return {
            "options": [
                {"key": f"o{n}", "label": {"zh-CN": f"选项 {n}"}}
                for n in range(OPTIONS)
            ]
        }
    return {"scale": 2} if kind == "number" else {}


def fill(code: str, count: int) -> None:
    """Records whose answers are spread evenly."""
    type_ = record_type(code)
    said = {
        "text": "'word ' || (n * 7919) %% 50000",
        "number": "((n * 104729) %% 1000000 / 100.0)::numeric(10,2)::text",
        "select": f"'o' || (n * 31) %% {OPTIONS}",
        "date": "to_char(date '2016-01-01' + ((n * 17) %% 3650)::int, 'YYYY-MM-DD')",
    }
    items = forms.version(type_.form_version_id).fields
    pairs = ", ".join(f"'{one.id}', {said[one.kind]}" for one in items)
    with connection.cursor() as cursor:
        statement = FILL.format(data=f"jsonb_build_object({pairs})")
        cursor.execute(statement, [type_.form_id, type_.form_version_id, count])
        cursor.execute(f"VACUUM ANALYZE records_form_{type_.form_id}")


def milliseconds(act: object) -> float:
    """How long something takes."""
    begun = time.perf_counter()
    act()  # type: ignore[operator]
    return (time.perf_counter() - begun) * 1000


def list_times(by: Actor, count: int) -> list[float]:
    """One option of twenty, sorted by a number, the first page of fifty."""
    took = []
    for _ in range(count):
        key = f"o{random.randrange(OPTIONS)}"
        condition = {"op": "=", "args": [{"field": "c2"}, {"value": key}]}
        sort = [Sort("c1", descending=random.random() < 0.5)]
        wanted = Wanted(filter=condition, sort=sort)
        took.append(milliseconds(lambda: records("big", wanted, by=by)))
    return took


def sum_times(by: Actor, *levels: Level) -> float:
    """A sum in groups over every record."""
    measure = [Measure("sum", "c1")]
    took = [
        milliseconds(
            lambda: groups("big", Wanted(), levels=levels, measures=measure, by=by)
        )
        for _ in range(SUMS)
    ]
    return statistics.median(took)


def whole_time(by: Actor) -> float:
    """The same from the documents, as without the narrow table."""
    SummaryTable.objects.update(state="filling")
    took = sum_times(by, Level("c2"))
    SummaryTable.objects.update(state="ready")
    return took


def make_times(by: Actor, codes: tuple[str, str]) -> tuple[float, float]:
    """Making records one by one, the two types in turn so that both see the same machine."""
    took: dict[str, list[float]] = {code: [] for code in codes}
    for n in range(MADE):
        answers = {
            f"c{place}": (f"word {n}", str(n), f"o{n % OPTIONS}", "2026-01-02")[
                place % 4
            ]
            for place in range(FIELDS)
        }
        for code in codes:
            new = NewRecord(answers=answers)
            act = lambda: create(record_type=code, new=new, by=by, at=NOW)  # noqa: B023, E731
            took[code].append(milliseconds(act))
    return statistics.median(took[codes[0]]), statistics.median(took[codes[1]])


def main() -> None:
    """Fill, build, measure, say."""
    reading = argparse.ArgumentParser()
    reading.add_argument("--records", type=int, default=100_000)
    count = reading.parse_args().records
    call_command("migrate", verbosity=0)
    world = make_world()
    make_record_type(world, "big", fields=fields(INDEXED))
    make_record_type(world, "bare", fields=fields(0))
    by = actor_for_person(world.lead)
    fill("big", count)
    built = milliseconds(lambda: build_indexes(form_code="big", clock=lambda: NOW))
    took = sorted(list_times(by, LISTS))
    print(
        f"{count} records of {FIELDS} fields; ten indexes built in {built / 1000:.1f} s"
    )
    print(f"filtered and sorted list: p50 {took[len(took) // 2]:.1f} ms,", end=" ")
    print(f"p95 {took[int(len(took) * 0.95)]:.1f} ms (30 allowed)")
    summed, whole = sum_times(by, Level("c2")), whole_time(by)
    print(f"sum in twenty groups: {summed:.0f} ms (300 allowed),", end=" ")
    print(f"{whole / summed:.1f} times as fast as from the documents ({whole:.0f} ms);")
    print(f"    in months: {sum_times(by, Level('c3', 'month')):.0f} ms")
    indexed, bare = make_times(by, ("big", "bare"))
    print(
        f"making one: {indexed:.2f} ms with ten indexes, {bare:.2f} ms with none:",
        end=" ",
    )
    print(f"{100 * bare / indexed:.0f} % (90 at least)")


main()
