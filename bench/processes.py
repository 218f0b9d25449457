"""Steps of processes with many open tasks, and beside another engine that keeps its state too.

Fills a scratch database with orders that wait for votes (copied by SQL from real ones; ten thousand
unless told otherwise, the promise is for a hundred thousand), then decides votes through the same
command as the page: steps a second of one process and of several at once, time in the database for
each (at most 30 ms), the first page of the to-do of somebody with a full list (p95 at most 50 ms), and
a step of an order with many finished steps behind it against one with none. With ``--beside`` a scratch environment gets SpiffWorkflow from
the package index; it runs the same drawing and stores its state in the same database after each step.

    bin/bench processes [--open 100000] [--workers 2] [--beside]
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import contextmanager
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "backend"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongdan.config.settings")

import django

django.setup()

from django.core.management import call_command
from django.db import connection
from gongdan.accounts.queries import actor_for_person
from gongdan.accounts.tests.makers import World, make_person, make_world
from gongdan.catalog.commands.types import Binding, TypeFacts, create_type, publish_type
from gongdan.flows import commands as flows
from gongdan.flows.bpmn.writing import write_bpmn
from gongdan.kernel.actors import SYSTEM
from gongdan.workorders.commands.approvals import Ballot, vote
from gongdan.workorders.commands.intake import Request, submit
from gongdan.workorders.models import FlowTask
from gongdan.workorders.queries.todo import todo
from gongdan.workorders.tests.makers import make_application
from gongdan.workorders.tests.package import END, HANDLE, START, text, type_content
from machines.orders import fill

NOW = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
# Run by an interpreter of its own, never imported.
OTHER = Path(__file__).parent / "beside" / "spiff.py"
VOTES, VOTERS, MEASURED, LOOKS, LONG = 5, 50, 60, 40, 60


def steps(votes: int) -> dict[str, object]:
    """A process of votes one after the other, then somebody's work."""
    asks = [
        {
            "key": f"ask{number}",
            "kind": "approval",
            "name": text(f"审批 {number}", f"Approval {number}"),
            "phase": "assign",
            "mode": "one",
            "when_self": "self",
            "limit_minutes": 600,
            "handlers": [{"kind": "person", "person": "voter0"}],
        }
        for number in range(votes)
    ]
    return {"format": 1, "steps": [START, *asks, HANDLE, END]}


def make_type(code: str, votes: int) -> None:
    """A type whose orders need so many votes."""
    name = text("采购", "Purchase")
    flows.create(code=code, name=name, application="it", by=SYSTEM, at=NOW)
    flows.save_draft(code=code, content=steps(votes), by=SYSTEM, at=NOW)
    flows.publish(code=code, by=SYSTEM, at=NOW)
    create_type(
        application="it", facts=TypeFacts(code=code, name=name), by=SYSTEM, at=NOW
    )
    content = type_content(code[:2].upper())
    binding = Binding(form="incident", process=code, content=content)
    publish_type(code=code, binding=binding, by=SYSTEM, at=NOW)


@contextmanager
def database_time():  # type: ignore[no-untyped-def]
    """Seconds spent in statements inside the block, as a list that fills."""
    spent: list[float] = []

    def note(execute, sql, params, many, context):  # type: ignore[no-untyped-def]
        begun = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            spent.append(time.perf_counter() - begun)

    with connection.execute_wrapper(note):
        yield spent


def decide(number: str) -> None:
    """The vote that waits, given by whom it waits for."""
    task = FlowTask.objects.get(work_order__number=number, state="pending")
    person = actor_for_person(task.assignee)
    vote(
        number=number,
        task_id=task.pk,
        ballot=Ballot(verdict="approved"),
        by=person,
        at=NOW,
    )


def file(world: World, type_: str) -> str:
    """A new order of the type."""
    request = Request(type=type_, title="三台交换机")
    return submit(request=request, by=actor_for_person(world.requester), at=NOW).number


def timed(act: Callable[[], object]) -> float:
    """Milliseconds an act takes."""
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000


def p95(times: list[float]) -> float:
    """What nineteen of twenty stay below."""
    return sorted(times)[int(len(times) * 0.95)]


def measure_steps(world: World) -> float:
    """Steps of fresh orders among all the others; returns steps a second."""
    numbers = [file(world, "purchase") for _ in range(MEASURED // VOTES)]
    took, inside = [], []
    for _ in range(VOTES):
        for number in numbers:
            with database_time() as spent:
                took.append(timed(lambda number=number: decide(number)))
            inside.append(sum(spent) * 1000)
    rate = 1000 / statistics.mean(took)
    print(
        f"step: median {statistics.median(took):.1f} ms, p95 {p95(took):.1f} ms, {rate:.0f} a second of one process"
    )
    print(
        f"      in the database: median {statistics.median(inside):.1f} ms, p95 {p95(inside):.1f} ms"
    )
    return rate


def work_off(numbers: list[str]) -> int:
    """Every vote of some orders, in a process of its own; the first warms it up."""
    for _ in range(VOTES):
        for number in numbers:
            decide(number)
    return VOTES * len(numbers)


def measure_together(world: World, workers: int) -> None:
    """Several processes at once, as a server runs them, each with orders of its own."""
    lots = [
        [file(world, "purchase") for _ in range(MEASURED // VOTES)]
        for _ in range(workers)
    ]
    warm = [[file(world, "purchase")] for _ in range(workers)]
    connection.close()
    with get_context("fork").Pool(workers) as pool:
        pool.map(work_off, warm, chunksize=1)
        begun = time.perf_counter()
        done = sum(pool.map(work_off, lots, chunksize=1))
        took = time.perf_counter() - begun
    print(
        f"{workers} processes at once: {done / took:.0f} steps a second on {os.cpu_count()} cores"
    )


def measure_length(world: World) -> None:
    """The same step early and late in a long process, in turns."""
    early, late = [], []
    long = file(world, "long")
    for _ in range(LONG - 4):
        decide(long)
    for _ in range(3):
        late.append(timed(lambda: decide(long)))
        fresh = file(world, "long")
        early.append(timed(lambda number=fresh: decide(number)))
    ratio = statistics.median(late) / statistics.median(early)
    print(f"step after {LONG - 4} finished ones : after none = {ratio:.2f}")


def beside(rate: float) -> None:
    """The same five votes by another engine, whose state is stored after each."""
    written = write_bpmn(
        steps(VOTES), code="purchase", name="采购", language="en"
    ).decode()
    drawing = written.replace('isExecutable="false"', 'isExecutable="true"')
    with tempfile.TemporaryDirectory(prefix="gongdan-beside-") as folder:
        room = Path(folder)
        subprocess.run([sys.executable, "-m", "venv", str(room / "v")], check=True)
        pip = [
            str(room / "v/bin/pip"),
            "install",
            "-q",
            "SpiffWorkflow==3.2.0",
            "psycopg[binary]",
        ]
        subprocess.run(pip, check=True)
        (room / "p.bpmn").write_text(drawing, "utf-8")
        (room / "run.py").write_text(OTHER.read_text("utf-8"), "utf-8")
        ran = subprocess.run(
            [
                str(room / "v/bin/python"),
                str(room / "run.py"),
                str(room / "p.bpmn"),
                database(),
            ],
            check=True,
            capture_output=True,
            text=True,
        )
    other = json.loads(ran.stdout)
    print(
        f"SpiffWorkflow 3.2.0, state stored after each step: {other['rate']:.0f} steps a second;"
        f" ours with rights, rules, clocks and history : theirs = {rate / other['rate']:.2f}"
    )


def database() -> str:
    """Where the scratch database is, for a program of its own."""
    known = connection.settings_dict
    return " ".join(
        f"{name}={known[key]}"
        for name, key in (
            ("dbname", "NAME"),
            ("user", "USER"),
            ("host", "HOST"),
            ("port", "PORT"),
        )
        if known[key]
    )


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--open", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 2)
    parser.add_argument("--beside", action="store_true")
    options = parser.parse_args()
    call_command("migrate", verbosity=0)
    world = make_world()
    make_application(at=NOW)
    voters = [
        make_person(f"voter{n}", name=f"审批人{n}", roles=("requester", "handler")).pk
        for n in range(VOTERS)
    ]
    make_type("purchase", VOTES)
    make_type("long", LONG)
    template = FlowTask.objects.get(
        work_order__number=file(world, "purchase"), state="pending"
    )
    fill(template.work_order_id, options.open, voters)
    print(f"{FlowTask.objects.filter(state='pending').count()} open tasks")
    rate = measure_steps(world)
    measure_together(world, options.workers)
    busy = actor_for_person(FlowTask.objects.filter(assignee_id=voters[7])[0].assignee)
    looks = [timed(lambda: todo(by=busy, at=NOW)) for _ in range(LOOKS)]
    print(
        f"first page of a to-do of {options.open // VOTERS} votes: median {statistics.median(looks):.1f} ms, p95 {p95(looks):.1f} ms"
    )
    measure_length(world)
    if options.beside:
        beside(rate)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
