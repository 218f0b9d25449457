"""Where sums and groups are read from: the narrow table where it holds all that is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast

from gongdan.catalog.queries.record_types import RecordTypeValue
from gongdan.expressions import Column, fields_of
from gongdan.forms import queries as forms
from gongdan.kernel.actors import Actor
from gongdan.records import summary
from gongdan.records.filtering import Condition
from gongdan.records.listing import Wanted
from gongdan.records.models import SummaryTable
from gongdan.records.queries.lists import condition, limits
from gongdan.records.source import columns
from gongdan.records.summing import READY


@dataclass(frozen=True)
class Source:
    """Rows ``r`` as somebody may see them: what may be named, FROM and WHERE with parameters."""

    columns: Mapping[str, Column]
    rows: Condition


def source_of(type_: RecordTypeValue, wanted: Wanted, names: Iterable[str], *, by: Actor) -> Source:
    """The narrow table where it is ready and holds every name, else the records themselves."""
    seen = columns(type_, by=by)
    asked = {*names, *(fields_of(wanted.filter) if wanted.filter else ())}
    kept = None if wanted.deleted else _kept(type_, seen)
    if kept is None or not asked <= kept.columns.keys():
        where, params = condition(type_, wanted, by=by)
        return Source(seen, (f"FROM records_record r WHERE {where}", params))
    where, params = limits(type_, wanted, kept.columns, by=by)
    return Source(kept.columns, (f"FROM {kept.name} r WHERE r.is_live AND {where}", params))


@dataclass(frozen=True)
class _Kept:
    name: str
    columns: Mapping[str, Column]


def _kept(type_: RecordTypeValue, seen: Mapping[str, Column]) -> _Kept | None:
    ready = SummaryTable.objects.filter(form_id=type_.form_id, state=READY)
    found = ready.order_by("-no").first()
    if found is None:
        return None
    form = forms.version(type_.form_version_id)
    known = summary.names_in(form, cast("summary.Columns", dict(found.columns)))
    readable = {name: column for name, column in known.items() if name in seen}
    return _Kept(summary.table_of(type_.form_id, found.no), readable)
