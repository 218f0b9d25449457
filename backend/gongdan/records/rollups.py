"""Numbers made of the records that link to one: who needs them anew, and what they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final, cast

from django.db import connection

from gongdan.catalog.queries.record_types import RecordTypeValue, published_record_types
from gongdan.expressions import Expression
from gongdan.expressions.values import canonical
from gongdan.forms import queries as forms
from gongdan.forms.definition import FieldDefinition
from gongdan.forms.queries import FormVersionValue
from gongdan.kernel.errors import Refusal
from gongdan.kernel.later import later
from gongdan.records import sql
from gongdan.records.apart import LINK
from gongdan.records.columns import columns_of
from gongdan.records.filtering import condition_of

ROLLUP: Final = "rollup"
FUNCTIONS: Final = {"sum": "sum", "avg": "avg", "min": "min", "max": "max", "count": "count"}
# Taking the row, even if it is there, keeps the worker off it until this transaction ends.
TOUCH = """
INSERT INTO records_stale (form_id, record_id)
SELECT DISTINCT target_form_id, target_id FROM records_link
WHERE form_id = %s AND record_id = ANY(%s::bigint[]) AND field_id = ANY(%s)
ORDER BY target_form_id, target_id
ON CONFLICT (form_id, record_id) DO UPDATE SET touched = records_stale.touched + 1
"""


@dataclass(frozen=True)
class Rollup:
    """A field that sums up the records of another form which link to its own record."""

    field: FieldDefinition
    form: FormVersionValue
    link_id: str


def touch(form_id: int, record_ids: Sequence[int]) -> None:
    """Whatever these records link to is worked out anew after this transaction, if it sums up."""
    fields = watched(form_id)
    if not fields:
        return
    with connection.cursor() as cursor:
        cursor.execute(TOUCH, [form_id, list(record_ids), sorted(fields)])
        touched = cursor.rowcount
    if touched:
        from gongdan.records import jobs

        later(jobs.refresh_rollups)


def watched(form_id: int) -> frozenset[str]:
    """The link fields of a form over which some record type sums up."""
    versions = tuple(sorted(one.form_version_id for one in published_record_types()))
    found = map(_resolved, _fields(versions))
    return frozenset(one.link_id for one in found if one and one.form.form_id == form_id)


def rollups_of(type_: RecordTypeValue) -> list[Rollup]:
    """The fields of a type that sum up records of other forms."""
    found = map(_resolved, _fields((type_.form_version_id,)))
    return [one for one in found if one is not None]


def value_of(rollup: Rollup, *, form_id: int, record_id: int) -> str | None:
    """What a field should say for one record now."""
    settings = rollup.field.settings
    columns = columns_of(rollup.form.definition, readable=lambda _one: True)
    name = settings.get("column")
    of = FUNCTIONS[str(settings["of"])]
    made = "count(*)" if name is None else f"{of}({columns[str(name)].sql})"
    rule = cast("Expression | None", settings.get("filter"))
    where, params = condition_of(rule, columns) if rule else ("TRUE", [])
    found = sql.fetch(
        f"SELECT ({made})::numeric FROM records_link l"  # noqa: S608
        " JOIN records_record r ON r.form_id = l.form_id AND r.id = l.record_id"
        " WHERE l.target_form_id = %s AND l.target_id = %s AND l.field_id = %s"
        f" AND l.form_id = %s AND r.deleted_at IS NULL AND ({where})",
        [form_id, record_id, rollup.link_id, rollup.form.form_id, *params],
    )
    number = cast("Decimal | None", found[0][0])
    if number is None:
        return "0" if of == "sum" else None
    return canonical(round(number, 8))


@lru_cache(maxsize=64)
def _fields(form_version_ids: tuple[int, ...]) -> tuple[FieldDefinition, ...]:
    """Definitions never change, so which fields sum up other forms is read once."""
    return tuple(
        one
        for version_id in form_version_ids
        for one in forms.version(version_id).fields
        if one.kind == ROLLUP and isinstance(one.settings.get("over"), Mapping)
    )


def _resolved(field: FieldDefinition) -> Rollup | None:
    """The field with the newest form it sums up; none while that form is not in use."""
    over = cast("Mapping[str, str]", field.settings["over"])
    try:
        form = forms.current_version(over["form"])
    except Refusal:
        return None
    links = (one for one in form.fields if one.kind == LINK and over["link"] in one.names)
    link = next(links, None)
    return Rollup(field, form, link.id) if link else None
