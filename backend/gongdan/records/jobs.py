"""Work on records for later."""

from __future__ import annotations

from datetime import timedelta

from procrastinate.contrib.django import app

from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.later import later
from gongdan.kernel.times import now
from gongdan.records.commands import (
    bulk_runs,
    fieldwork,
    imports,
    indexes,
    rollups,
    rule_calls,
    thinning,
)

AGAIN = timedelta(seconds=30)


@app.task(name="records.refresh_rollups")
def refresh_rollups() -> None:
    """Bring sums over linked records up to date until none is stale."""
    while rollups.refresh_rollups(at=now()):
        pass


@app.task(name="records.build_indexes")
def build_indexes(form_code: str) -> None:
    """Bring a form's indexes and views to what its newest version wants; later if busy."""
    fieldwork.begin_fieldwork(form_code=form_code, by=SYSTEM, at=now())
    if not indexes.build_indexes(form_code=form_code, clock=now):
        later(build_indexes, at=now() + AGAIN, form_code=form_code)


@app.task(name="records.carry_import")
def carry_import(run_id: int) -> None:
    """Try a table or take it over; after a killed worker the same job goes on."""
    imports.carry_import(run_id=run_id, clock=now)


@app.task(name="records.carry_bulk_run")
def carry_bulk_run(run_id: int) -> None:
    """Do the same to every record of a list; after a killed worker the same job goes on."""
    bulk_runs.carry_bulk_run(run_id=run_id, clock=now)


@app.task(name="records.carry_fieldwork")
def carry_fieldwork(work_id: int) -> None:
    """Go through a form's records for one field; after a killed worker the same job goes on."""
    fieldwork.carry_fieldwork(work_id=work_id, clock=now)


@app.periodic(cron="*/5 * * * *", periodic_id="run_record_rules")
@app.task(name="records.run_scheduled_rules", queueing_lock="run_record_rules")
def run_scheduled_rules(timestamp: int) -> None:  # noqa: ARG001 procrastinate passes it
    """Rules of records that are due by the clock run on the records they are due for."""
    rule_calls.run_scheduled(at=now())


@app.periodic(cron="33 3 * * *", periodic_id="thin_rule_runs")
@app.task(name="records.thin_rule_runs", queueing_lock="thin_rule_runs")
def thin_rule_runs(timestamp: int) -> None:  # noqa: ARG001 procrastinate passes it
    """The conditions behind what rules did with records go, each night."""
    thinning.thin_rule_runs(by=SYSTEM, at=now())
