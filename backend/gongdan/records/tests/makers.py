"""Records of the tests' record types, made by commands."""

from __future__ import annotations

from gongdan.accounts.tests.makers import NOON, World
from gongdan.catalog.queries.record_types import record_type
from gongdan.forms import queries as forms
from gongdan.records.commands.records import NewRecord, create
from gongdan.records.queries import answers


def make_record(world: World, code: str = "customer", *, who: str = "lead", **said: object) -> int:
    """One record made by somebody of the world."""
    return create(record_type=code, new=NewRecord(answers=said), by=world.actor(who), at=NOON)


def stored(code: str, record_id: int) -> dict[str, object]:
    """A record's stored answers by code."""
    type_ = record_type(code)
    data = answers(form_id=type_.form_id, record_id=record_id)
    fields = forms.version(type_.form_version_id).fields
    return {one.code: data[one.id] for one in fields if one.id in data}
