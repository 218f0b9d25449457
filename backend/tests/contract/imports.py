"""A secret in a file given to be imported: in its name, its rows, its refused rows."""

from __future__ import annotations

from gongdan.accounts.tests.makers import NOON, World
from gongdan.channels.commands import imports
from gongdan.channels.models import ImportReject
from gongdan.files.commands import Sent, store
from tests.contract.samples import SEARCHED
from tests.contract.secrets import Secret

WORD = "s3cret-import"


def plant_import(world: World) -> list[Secret]:
    """An import of the administrator's, into the application that the builder builds."""
    by = world.actor("administrator")
    table = f"id,title,date\n1,{SEARCHED} {WORD},2026-11-23\n"
    file_id = store(sent=Sent(name=f"{WORD}.csv", chunks=[table.encode()]), by=by, at=NOON)
    run = imports.begin(new=imports.NewImport(application="it", file_id=file_id), by=by, at=NOON)
    ImportReject.objects.create(run=run, row=2, cells=["1", f"{SEARCHED} {WORD}", ""])
    names = {"run_id": run.pk, "import-profiles/key": "sample"}
    return [Secret(WORD, frozenset({"builder", "administrator"}), names)]
