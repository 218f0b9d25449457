"""Lists of records: filtered, sorted, page by page, as somebody may see them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from gongdan.accounts.queries.people import people_by_ids
from gongdan.catalog.queries.record_types import RecordTypeValue, record_type
from gongdan.expressions import Column
from gongdan.forms import queries as forms
from gongdan.forms.definition import FieldDefinition
from gongdan.kernel.actors import Actor
from gongdan.kernel.paging import CursorKey, encode_cursor
from gongdan.kernel.recall import recalling
from gongdan.records import sql
from gongdan.records.filtering import Condition
from gongdan.records.indexing import ANSWERS, may_be_found
from gongdan.records.listing import SortKey, Wanted, filtered, phases, place, sort_keys
from gongdan.records.live import with_lookups
from gongdan.records.models import Record
from gongdan.records.permissions import require_act, scope_sql
from gongdan.records.queries.documents import documents
from gongdan.records.shown_rows import seen_by
from gongdan.records.source import columns, readable
from gongdan.records.wording import Eyes, Shown, shown
from gongdan.search import queries as search

MOST_COUNTED = 10_000
MOST_ROWS = 200


@dataclass(frozen=True, kw_only=True)
class Row:
    """A record in a list."""

    id: int
    number: str
    title: str
    rev: int
    answers: dict[str, object]
    texts: dict[str, str]
    masked: list[str]
    created_at: datetime
    created_by: str
    updated_at: datetime
    updated_by: str


@dataclass(frozen=True)
class Page:
    """One page of a list, and where the next begins."""

    items: list[Row]
    next_cursor: str | None


@dataclass(frozen=True)
class Count:
    """How many; ``is_capped`` when there are more than were counted."""

    count: int
    is_capped: bool


def records(code: str, wanted: Wanted, *, by: Actor, cursor: str = "", limit: int = 50) -> Page:
    """One page of a type's records."""
    with recalling():
        return _page(code, wanted, by=by, cursor=cursor, limit=limit)


def _page(code: str, wanted: Wanted, *, by: Actor, cursor: str, limit: int) -> Page:
    type_ = record_type(code)
    require_act(type_, "delete" if wanted.deleted else "read", by=by)
    keys = sort_keys(wanted.sort, columns(type_, by=by))
    limit = min(limit, MOST_ROWS)
    found = _ids(type_, wanted, keys, by=by, page=(cursor, limit + 1))
    ids = [sql.whole(row[0]) for row in found[:limit]]
    more = len(found) > limit
    # The cursor keeps the values of the keys as text, then the id.
    last: CursorKey = [*cast("Sequence[str | None]", found[limit - 1][1:]), ids[-1]] if more else []
    rows = rows_of(type_, ids, by=by, only=wanted.columns, language=wanted.language)
    return Page(rows, encode_cursor(last) if more else None)


def count(code: str, wanted: Wanted, *, by: Actor) -> Count:
    """How many records there are, as far as is worth counting."""
    type_ = record_type(code)
    require_act(type_, "delete" if wanted.deleted else "read", by=by)
    where, params = condition(type_, wanted, by=by)
    found = sql.fetch(
        f"SELECT count(*) FROM (SELECT 1 FROM records_record r WHERE {where}"  # noqa: S608
        " LIMIT %s) AS found",
        [*params, MOST_COUNTED + 1],
    )
    number = sql.whole(found[0][0])
    return Count(min(number, MOST_COUNTED), number > MOST_COUNTED)


def ids_of(type_: RecordTypeValue, wanted: Wanted, *, by: Actor, most: int) -> list[int]:
    """The ids a list would show, at most so many."""
    keys = sort_keys(wanted.sort, columns(type_, by=by))
    return [sql.whole(row[0]) for row in _ids(type_, wanted, keys, by=by, page=("", most))]


def rows_of(
    type_: RecordTypeValue,
    ids: Sequence[int],
    *,
    by: Actor,
    only: Sequence[str] | None = None,
    language: str = "zh-CN",
) -> list[Row]:
    """Records in the order of their ids, in a fixed number of queries."""
    form = forms.version(type_.form_version_id)
    fields = [one for one in form.fields if only is None or one.code in only]
    heads = {
        one.pk: one
        for one in Record.objects.filter(form_id=type_.form_id, id__in=ids).defer("data")
    }
    whole = documents([(type_.form_id, key) for key in ids]) if ids else {}
    told = with_lookups(form.fields, seen_by(by, form.definition, whole), by=by)
    seen = shown(fields, told, eyes=Eyes(type_, by, language))
    people = people_by_ids(
        key for one in heads.values() for key in (one.created_by, one.updated_by)
    )
    names = {key: one.name for key, one in people.items()}
    return [_row(heads[key], seen[key], names) for key in ids if key in heads]


def condition(type_: RecordTypeValue, wanted: Wanted, *, by: Actor) -> Condition:
    """Everything a list's rows must fulfil, the reader's rights first."""
    where, params = limits(type_, wanted, columns(type_, by=by), by=by)
    state = "r.deleted_at IS NOT NULL" if wanted.deleted else "r.deleted_at IS NULL"
    return f"r.form_id = %s AND {state} AND {where}", [type_.form_id, *params]


def limits(
    type_: RecordTypeValue, wanted: Wanted, names: Mapping[str, Column], *, by: Actor
) -> Condition:
    """What the reader's rights and the list ask of rows ``r`` that have these columns."""
    scope, of_scope = scope_sql(type_, by=by, act="delete" if wanted.deleted else "read")
    where, of_filter = filtered(wanted, names)
    parts, params = [scope, f"({where})"], [*of_scope, *of_filter]
    if wanted.ids is not None:
        parts.append("r.id = ANY(%s::bigint[])")
        params.append(list(wanted.ids))
    if wanted.q.strip():
        said, of_search = _said(type_, wanted.q, by=by)
        parts.append(said)
        params += of_search
    return " AND ".join(parts), params


def _ids(
    type_: RecordTypeValue,
    wanted: Wanted,
    keys: Sequence[SortKey],
    *,
    by: Actor,
    page: tuple[str, int],
) -> list[sql.Cells]:
    where, params = condition(type_, wanted, by=by)
    cursor_text, limit = page
    cursor = place(cursor_text, keys) if cursor_text else None
    picked = ", ".join(["r.id", *(key.as_text for key in keys)])
    found: list[sql.Cells] = []
    for phase in phases(keys, cursor):
        behind, of_phase = phase.where
        found += sql.fetch(
            f"SELECT {picked} FROM records_record r WHERE {where} AND {behind}"  # noqa: S608
            f" ORDER BY {phase.order} LIMIT %s",
            [*params, *of_phase, limit - len(found)],
        )
        if len(found) >= limit:
            break
    return found


def _said(type_: RecordTypeValue, q: str, *, by: Actor) -> Condition:
    """Records that contain the words; who may not see every field finds by name alone."""
    fields = forms.version(type_.form_version_id).fields
    without = () if all(_sees(one, type_, by) for one in fields) else (ANSWERS,)
    found = search.matching_ids(q, kind="record", include_internal=True, without=without)
    inside, params = found.query.sql_with_params()
    return f"r.id IN ({inside})", list(params)


def _sees(one: FieldDefinition, type_: RecordTypeValue, by: Actor) -> bool:
    """Whether the reader sees everything of a field that is in the index."""
    if not may_be_found(one):
        return True
    columns = (each for each in one.columns if may_be_found(each))
    return readable(one, type_, by=by) and all(
        readable(each, type_, by=by, table=one.code) for each in columns
    )


def _row(record: Record, seen: Shown, names: dict[int, str]) -> Row:
    return Row(
        id=record.pk,
        number=record.number,
        title=record.title,
        rev=record.rev,
        answers=seen.answers,
        texts=seen.texts,
        masked=seen.masked,
        created_at=record.created_at,
        created_by=names.get(record.created_by or 0, ""),
        updated_at=record.updated_at,
        updated_by=names.get(record.updated_by or 0, ""),
    )
