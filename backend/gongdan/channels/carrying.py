"""Carrying an import through its file, for the job and for the command line.

Stopped at any moment, it goes on from the last batch that was kept: a batch and the position
after it are one transaction, and reading the file again up to a position gives the same orders.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import islice

from django.db import connection

from gongdan.channels.commands import running
from gongdan.channels.commands.imports import open_file
from gongdan.channels.imports import mapping
from gongdan.channels.imports.orders import Found, orders_of
from gongdan.channels.models import ImportRun
from gongdan.channels.queries.imports import visible_run, zone
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import Refusal
from gongdan.records.sheets.sheet import open_sheet

BATCH = 500
GLANCE = 2_000
FILLED = (
    "workorders_workorder",
    "workorders_holding",
    "workorders_comment",
    "records_record",
    "audit_entry",
    "search_text",
)

Clock = Callable[[], datetime]


def _silent(_: int) -> None:
    """Nobody listens."""


def check(run_id: int, *, by: Actor, clock: Clock, tell: Callable[[int], None] = _silent) -> None:
    """Go through the file without keeping anything."""
    run = visible_run(run_id, by=by)
    tally = running.Tally()
    with _failing(run_id, by=by, clock=clock), _orders(run) as orders:
        for found in orders:
            tally.add(found)
            if tally.orders % GLANCE == 0:
                tell(tally.orders)
                if not running.note_progress(
                    run_id=run_id, position=tally.orders, by=by, at=clock()
                ):
                    return
        running.finish_check(run_id=run_id, tally=tally, by=by, at=clock())


def carry(run_id: int, *, by: Actor, clock: Clock, tell: Callable[[int], None] = _silent) -> None:
    """Keep the file's orders from where the import stands to the end, or until it is cancelled."""
    run = visible_run(run_id, by=by)
    position = run.position
    with _failing(run_id, by=by, clock=clock), _orders(run) as orders:
        following = islice(orders, position, None)
        while batch := list(islice(following, BATCH)):
            goes_on = running.advance(
                run_id=run_id, batch=batch, position=position, by=by, at=clock()
            )
            if not goes_on:
                return
            position += len(batch)
            tell(position)
        running.finish(run_id=run_id, by=by, at=clock())
        _look_anew()


def _look_anew() -> None:
    """Thousands of rows came at once: whoever plans a query must know before the next one."""
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {', '.join(FILLED)}")


@contextmanager
def _failing(run_id: int, *, by: Actor, clock: Clock) -> Iterator[None]:
    """A refusal ends the import and is shown on its page; anything else is a fault of ours."""
    try:
        yield
    except Refusal as because:
        running.fail(run_id=run_id, because=because, by=by, at=clock())


@contextmanager
def _orders(run: ImportRun) -> Iterator[Iterator[Found]]:
    reading = mapping.parse(run.mapping, zone=zone())
    with (
        open_file(run.file_id, run.path, run.file_name) as file,
        open_sheet(file, reading.how) as sheet,
    ):
        yield orders_of(sheet, reading)
