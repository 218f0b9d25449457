"""Records as a table: what a list shows, in words, all of its rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongdan.accounts.permissions import may
from gongdan.catalog.queries.record_types import RecordTypeValue, record_type
from gongdan.forms import queries as forms
from gongdan.forms.definition import FieldDefinition
from gongdan.forms.queries.past import retired_fields
from gongdan.forms.registry import KINDS
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import Forbidden
from gongdan.kernel.texts import Text, pick
from gongdan.records.listing import Wanted
from gongdan.records.queries.documents import documents
from gongdan.records.queries.lists import records
from gongdan.records.source import readable
from gongdan.records.wording import Eyes, shown

BATCH = 200
MOST = 100_000
RETIRED: Text = {"zh-CN": "（已停用）", "en": " (retired)"}
NUMBER: Text = {"zh-CN": "编号", "en": "Number"}
# Numbers and dates are written bare, so that a spreadsheet can count with them and they come back.
BARE = ("number", "date", "month", "year", "time")


def table(
    code: str, wanted: Wanted, *, by: Actor, with_retired: bool = False
) -> Iterator[list[str]]:
    """The header and the rows, on wish with what is asked no longer; refused at once to some."""
    type_ = record_type(code)
    if not (type_.access(by).may("delete") or may(by, "workorders.export")):
        raise Forbidden(permission="records.export", application=type_.application)
    retired = retired_fields(type_.form_id) if with_retired else []
    seen = [one for one in retired if _has_column(one, type_, by)]
    return _rows(type_, wanted, seen, by=by)


def _has_column(one: FieldDefinition, type_: RecordTypeValue, by: Actor) -> bool:
    """What is masked has its column, and shows no more than that something is there."""
    return readable(one, type_, by=by) or one.is_sensitive or KINDS[one.kind].is_secret


def _rows(
    type_: RecordTypeValue, wanted: Wanted, retired: Sequence[FieldDefinition], *, by: Actor
) -> Iterator[list[str]]:
    language = wanted.language
    fields = [
        one
        for one in forms.version(type_.form_version_id).fields
        if (wanted.columns is None or one.code in wanted.columns) and _has_column(one, type_, by)
    ]
    names = [pick(one.label, language) for one in fields]
    names += [f"{pick(one.label, language)}{pick(RETIRED, language)}" for one in retired]
    yield [pick(NUMBER, language), *names]
    eyes = Eyes(type_, by, language)
    cursor, count = "", 0
    while count < MOST:
        page = records(type_.code, wanted, by=by, cursor=cursor, limit=BATCH)
        past = _past(type_, [row.id for row in page.items], retired, eyes)
        for row in page.items:
            cells = [_cell(one, row.answers, row.texts) for one in fields]
            yield [row.number, *cells, *past.get(row.id, [])]
        count += len(page.items)
        if page.next_cursor is None:
            return
        cursor = page.next_cursor


def _past(
    type_: RecordTypeValue, ids: Sequence[int], retired: Sequence[FieldDefinition], eyes: Eyes
) -> dict[int, list[str]]:
    """What records hold of fields asked no longer, one by one: a code may have come twice."""
    if not retired or not ids:
        return {}
    whole = documents([(type_.form_id, key) for key in ids])
    seen = [(one, shown([one], whole, eyes=eyes)) for one in retired]
    return {
        key: [_cell(one, found[key].answers, found[key].texts) for one, found in seen]
        for key in whole
    }


def _cell(one: FieldDefinition, answers: dict[str, object], texts: dict[str, str]) -> str:
    value = answers.get(one.code)
    return value if one.kind in BARE and isinstance(value, str) else texts.get(one.code, "")
