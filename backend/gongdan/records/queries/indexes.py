"""The indexes of a form for its builder: which there are, what they cost, which would help."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from gongdan.accounts.permissions import require
from gongdan.catalog.queries.record_types import record_type_of_form
from gongdan.expressions import fields_of
from gongdan.forms import queries as forms
from gongdan.forms.engine import type_of
from gongdan.forms.queries import FormVersionValue
from gongdan.kernel.actors import Actor
from gongdan.kernel.texts import Text
from gongdan.records import sql
from gongdan.records.asking import levels
from gongdan.records.indexes import MOST, index_name, may_have_index, partition_of, wanted_indexes
from gongdan.records.models import FieldIndex, FieldWork, SavedView, SummaryTable
from gongdan.records.summary import table_of

# Of storing a record of forty answers, as measured.
MICROSECONDS_A_ROW = 2
BYTES_A_ROW = 40
USED = """
SELECT c.relname, pg_relation_size(c.oid), COALESCE(s.idx_scan, 0)
FROM pg_class c LEFT JOIN pg_stat_user_indexes s ON s.indexrelid = c.oid
WHERE c.relname = ANY(%s) AND c.relkind = 'i'
"""


@dataclass(frozen=True, kw_only=True)
class FieldIndexValue:
    """A field that may have an index, whether it has one, and what that costs."""

    field: str
    label: Text
    is_wanted: bool
    state: str
    reason: str
    bytes: int
    uses: int
    suggested_by: int


@dataclass(frozen=True, kw_only=True)
class SummaryValue:
    """The narrow table that sums in groups are read from: which fields are in it, and its cost."""

    state: str
    fields: list[Text]
    bytes: int


@dataclass(frozen=True, kw_only=True)
class IndexesValue:
    """All of a form's, with the room there is for more."""

    items: list[FieldIndexValue]
    most: int
    rows: int
    summary: SummaryValue | None
    bytes_a_row: int
    microseconds_a_row: int


def form_indexes(code: str, *, by: Actor) -> IndexesValue:
    """The fields that may have an index; suggestions come from what saved views ask for."""
    form = forms.current_version(code)
    require(by, "define", application=form.application)
    fields = [one for one in form.fields if may_have_index(one)]
    names = {one.id: index_name(form.form_id, one.id) for one in fields}
    known = {one.field_id: one for one in FieldIndex.objects.filter(form_id=form.form_id)}
    found = sql.fetch(USED, [list(names.values())])
    sizes = {str(name): (sql.whole(size), sql.whole(uses)) for name, size, uses in found}
    wanted = {one.id for one in wanted_indexes(form)}
    asked = _asked(form)
    return IndexesValue(
        items=[
            FieldIndexValue(
                field=one.code,
                label=dict(one.label),
                is_wanted=one.id in wanted,
                state=known[one.id].state if one.id in known else "none",
                reason=known[one.id].reason if one.id in known else "",
                bytes=sizes.get(names[one.id], (0, 0))[0],
                uses=sizes.get(names[one.id], (0, 0))[1],
                suggested_by=sum(asked[name] for name in one.names),
            )
            for one in fields
        ],
        most=MOST,
        rows=_rows(form),
        summary=_summary(form),
        bytes_a_row=BYTES_A_ROW,
        microseconds_a_row=MICROSECONDS_A_ROW,
    )


def _rows(form: FormVersionValue) -> int:
    table = f"public.{partition_of(form.form_id)}"
    found = sql.fetch(
        "SELECT GREATEST(reltuples, 0)::bigint FROM pg_class WHERE oid = to_regclass(%s)", [table]
    )
    return sql.whole(found[0][0]) if found else 0


def _summary(form: FormVersionValue) -> SummaryValue | None:
    tables = SummaryTable.objects.filter(form_id=form.form_id).exclude(state="retired")
    newest = tables.order_by("-no").first()
    if newest is None:
        return None
    table = f"public.{table_of(form.form_id, newest.no)}"
    size = sql.fetch("SELECT COALESCE(pg_total_relation_size(to_regclass(%s)), 0)", [table])
    held = {str(name) for name, _ in newest.columns}
    fields = [dict(one.label) for one in form.fields if one.id in held]
    return SummaryValue(state=newest.state, fields=fields, bytes=sql.whole(size[0][0]))


def _asked(form: FormVersionValue) -> Counter[str]:
    """How many saved views filter, sort, group or sum by each name."""
    type_ = record_type_of_form(form.form_id)
    if type_ is None:
        return Counter()
    views = SavedView.objects.filter(subject=f"record:{type_.code}").values_list("query", flat=True)
    summed = {name for one in form.fields if type_of(one) == "number" for name in one.names}
    return Counter(name for query in views for name in {*_names(query), *_sums(query, summed)})


def _sums(query: dict[str, object], summed: set[str]) -> set[str]:
    """The figures among the columns of a list in groups: each group shows their sums."""
    shown = str(query.get("columns") or "").split(",") if query.get("group") else []
    return summed & set(shown)


def _names(query: dict[str, object]) -> Iterator[str]:
    yield from (level.field for level in levels(str(query.get("group") or "")))
    condition = query.get("filter")
    if isinstance(condition, dict):
        yield from fields_of(condition)
    for part in str(query.get("sort") or "").split(","):
        if part:
            yield part.removeprefix("-")


@dataclass(frozen=True, kw_only=True)
class FieldWorkValue:
    """A form's records being gone through for one field, and what came of it."""

    id: int
    field_id: str
    kind: str
    state: str
    counts: dict[str, int]
    failures: list[dict[str, object]]


def form_works(code: str, *, by: Actor) -> list[FieldWorkValue]:
    """What records of a form were gone through for, newest first, for its builder."""
    form = forms.current_version(code)
    require(by, "define", application=form.application)
    return [
        FieldWorkValue(
            id=one.pk,
            field_id=one.field_id,
            kind=one.kind,
            state=one.state,
            counts=one.counts,
            failures=one.failures,
        )
        for one in FieldWork.objects.filter(form_id=form.form_id).order_by("-id")
    ]
