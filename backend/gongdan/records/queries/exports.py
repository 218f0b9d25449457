"""Records as a table: what a list shows, in words, all of its rows."""

from __future__ import annotations

from collections.abc import Iterator

from gongdan.accounts.permissions import may
from gongdan.catalog.queries.record_types import RecordTypeValue, record_type
from gongdan.forms import queries as forms
from gongdan.forms.definition import FieldDefinition
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import Forbidden
from gongdan.kernel.texts import Text, pick
from gongdan.records.listing import Wanted
from gongdan.records.queries.lists import records
from gongdan.records.source import readable

BATCH = 200
MOST = 100_000
NUMBER: Text = {"zh-CN": "编号", "en": "Number"}
# Numbers and dates are written bare, so that a spreadsheet can count with them and they come back.
BARE = ("number", "date", "month", "year", "time")


def table(code: str, wanted: Wanted, *, by: Actor, language: str = "zh-CN") -> Iterator[list[str]]:
    """The header and the rows; refused at once to who may not export."""
    type_ = record_type(code)
    if not (type_.access(by).may("delete") or may(by, "workorders.export")):
        raise Forbidden(permission="records.export", application=type_.application)
    return _rows(type_, wanted, by=by, language=language)


def _rows(
    type_: RecordTypeValue, wanted: Wanted, *, by: Actor, language: str
) -> Iterator[list[str]]:
    fields = [
        one
        for one in forms.version(type_.form_version_id).fields
        if (wanted.columns is None or one.code in wanted.columns)
        and (readable(one, type_, by=by) or one.is_sensitive)
    ]
    yield [pick(NUMBER, language), *(pick(one.label, language) for one in fields)]
    cursor, count = "", 0
    while count < MOST:
        page = records(type_.code, wanted, by=by, cursor=cursor, limit=BATCH)
        for row in page.items:
            yield [row.number, *(_cell(one, row.answers, row.texts) for one in fields)]
        count += len(page.items)
        if page.next_cursor is None:
            return
        cursor = page.next_cursor


def _cell(one: FieldDefinition, answers: dict[str, object], texts: dict[str, str]) -> str:
    value = answers.get(one.code)
    return value if one.kind in BARE and isinstance(value, str) else texts.get(one.code, "")
