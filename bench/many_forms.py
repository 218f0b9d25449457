"""What two hundred other forms, each with ten indexes, cost the making of a record of one form.

Two databases hold the same form: in one it is alone, in the other it stands among many, all with
their partitions, indexes and narrow tables as the worker makes them. Two processes make records in
turn, a few at a time, so that both see the same machine; among many it may take a tenth longer.

    bin/bench many_forms [--forms 200]
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "backend"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongdan.config.settings")

import django
from django.conf import settings

NOW = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
INDEXED, AT_ONCE, TURNS = 10, 10, 60
ANSWERS = {f"c{place}": f"word {place}" for place in range(INDEXED)}
FIELDS = [
    {"code": code, "kind": "text", "label": {"zh-CN": code}, "indexed": True}
    for code in ANSWERS
]


def serve(name: str, forms: int) -> None:
    """Fill a database, then make a few records for every line read and say how long one took."""
    settings.DATABASES["default"]["NAME"] = name
    django.setup()
    from django.core.management import call_command

    from gongdan.accounts.queries import actor_for_person
    from gongdan.accounts.tests.makers import make_world
    from gongdan.catalog.tests.makers import make_record_type
    from gongdan.records.commands.indexes import build_indexes
    from gongdan.records.commands.records import NewRecord, create

    call_command("migrate", verbosity=0)
    world = make_world()
    for code in ("one", *(f"other{no}" for no in range(forms))):
        make_record_type(world, code, fields=FIELDS)  # type: ignore[arg-type]
        build_indexes(form_code=code, clock=lambda: NOW)
    by = actor_for_person(world.lead)
    print("ready", flush=True)
    for _ in sys.stdin:
        took = []
        for _ in range(AT_ONCE):
            begun = time.perf_counter()
            create(record_type="one", new=NewRecord(answers=ANSWERS), by=by, at=NOW)
            took.append((time.perf_counter() - begun) * 1000)
        print(statistics.median(took), flush=True)


def begin(name: str, forms: int) -> subprocess.Popen[str]:
    """A process over a database of its own."""
    command = [sys.executable, __file__, "--forms", str(forms), "--serve", name]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    return process


def ask(process: subprocess.Popen[str]) -> float:
    """How long one record takes there just now."""
    process.stdin.write("more\n")  # type: ignore[union-attr]
    process.stdin.flush()  # type: ignore[union-attr]
    return float(process.stdout.readline())  # type: ignore[union-attr]


def measure(forms: int) -> None:
    """Two databases beside the one that is given, measured in turn, taken away."""
    django.setup()
    from django.db import connection

    names = ("bench_alone", "bench_among")
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
            cursor.execute(f"CREATE DATABASE {name}")
    both = [begin(names[0], 0), begin(names[1], forms)]
    for process in both:
        process.stdout.readline()  # type: ignore[union-attr]
    turns = [[ask(process) for process in both] for _ in range(TURNS)]
    alone, among = (statistics.median(column) for column in zip(*turns, strict=True))
    ratio = statistics.median(after / before for before, after in turns)
    print(f"making one record: {alone:.2f} ms alone, {among:.2f} ms among {forms} forms")
    print(f"    with {INDEXED} indexes each: {100 * ratio:.0f} % (110 at most)")
    for process in both:
        process.kill()
        process.wait()
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def main() -> None:
    """Measure, or be one of the two that are measured."""
    reading = argparse.ArgumentParser()
    reading.add_argument("--forms", type=int, default=200)
    reading.add_argument("--serve", default="")
    said = reading.parse_args()
    if said.serve:
        serve(said.serve, said.forms)
    else:
        measure(said.forms)


main()
