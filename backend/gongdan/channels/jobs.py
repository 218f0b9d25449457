"""Work for later: dry runs and runs of imports."""

from __future__ import annotations

from procrastinate.contrib.django import app

from gongdan.accounts.queries import actor_for_person_id
from gongdan.channels import carrying
from gongdan.kernel.times import now


@app.task(name="channels.check_import")
def check_import(run_id: int, person_id: int) -> None:
    """Try an import's whole file."""
    carrying.check(run_id, by=actor_for_person_id(person_id), clock=now)


@app.task(name="channels.run_import")
def run_import(run_id: int, person_id: int) -> None:
    """Keep an import's orders; after a killed worker the same job goes on where it stopped."""
    carrying.carry(run_id, by=actor_for_person_id(person_id), clock=now)
