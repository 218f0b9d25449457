"""Secrets in a record: in its title, in a hidden field, in a table to be taken over."""

from __future__ import annotations

from gongdan.accounts.models import Role
from gongdan.accounts.tests.makers import NOON, World
from gongdan.catalog.commands.record_types import (
    RecordTypeFacts,
    create_record_type,
    publish_record_type,
)
from gongdan.files.commands import Sent, store
from gongdan.forms import commands as forms
from gongdan.kernel.actors import SYSTEM
from gongdan.records.commands.bulk_runs import BulkWanted, begin_bulk_run
from gongdan.records.commands.imports import begin_import
from gongdan.records.commands.records import NewRecord, create
from tests.contract.samples import SEARCHED
from tests.contract.secrets import Secret

WORD = "s3cret-record"
HIDDEN = "s3cret-field"
TABLE = "s3cret-table"
BULK = "s3cret-bulk"
FIELDS = [
    {"code": "sample", "kind": "text", "label": {"zh-CN": "名称"}},
    {"code": "margin", "kind": "text", "label": {"zh-CN": "毛利"}},
]


def plant_record(world: World) -> list[Secret]:
    """A record of a type that handlers edit, one of whose fields they do not see."""
    name = {"zh-CN": "台账"}
    forms.create(code="ledger", name=name, application="it", by=SYSTEM, at=NOON)
    content = {"format": 1, "fields": FIELDS}
    forms.save_draft(code="ledger", content=content, by=SYSTEM, at=NOON)
    forms.publish(code="ledger", by=SYSTEM, at=NOON)
    facts = RecordTypeFacts(code="ledger", name=name, form="ledger")
    create_record_type(application="it", facts=facts, by=SYSTEM, at=NOON)
    publish_record_type(code="ledger", content={"format": 1}, by=SYSTEM, at=NOON)
    said = {"sample": f"{SEARCHED} {WORD}", "margin": f"{SEARCHED} {HIDDEN}"}
    by = world.actor("lead")
    made = create(record_type="ledger", new=NewRecord(answers=said), by=by, at=NOON)
    hidden = {"margin": "hidden"}
    Role.objects.filter(key__in=["requester", "handler"]).update(fields=hidden)
    table = f"名称\n{SEARCHED} {TABLE}\n".encode()
    file_id = store(sent=Sent(name="sample.csv", chunks=[table]), by=by, at=NOON)
    run = begin_import(record_type="ledger", file_id=file_id, by=by, at=NOON)
    wanted = BulkWanted(act="change", answers={"sample": f"{SEARCHED} {BULK}"})
    bulk = begin_bulk_run(record_type="ledger", wanted=wanted, is_trial=True, by=by, at=NOON)
    names = {"record-types/code": "ledger", "record_id": made}
    names |= {"import_id": run, "bulk_run_id": bulk}
    builders = {"lead", "builder", "administrator"}
    handlers = {"handler", "other_handler", *builders}
    return [
        Secret(WORD, frozenset(handlers), names),
        Secret(HIDDEN, frozenset(builders)),
        Secret(TABLE, frozenset({"lead"})),
        Secret(BULK, frozenset({"lead"})),
    ]
