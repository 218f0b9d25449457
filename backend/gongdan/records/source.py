"""Records as a form that is being filled in may ask for them: under the rights of who fills in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from gongdan.catalog.queries.record_types import RecordTypeValue, record_type
from gongdan.expressions import Column, Expression
from gongdan.expressions.values import Value
from gongdan.forms import queries as forms
from gongdan.forms.definition import TABLE, FieldDefinition, Json
from gongdan.forms.engine import readings_by_code
from gongdan.forms.registry import KINDS
from gongdan.forms.shown_rows import hides_rows
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import Refusal
from gongdan.records import sql
from gongdan.records.columns import columns_of
from gongdan.records.converting import casts_of
from gongdan.records.filtering import condition_of
from gongdan.records.permissions import access_to, scope_sql
from gongdan.records.queries.documents import documents
from gongdan.records.shown_rows import seen_by


@dataclass(frozen=True)
class Records:
    """What judging a form may ask of records; the form engine's ``RecordSource``."""

    by: Actor
    _read: dict[tuple[str, int], Mapping[str, Value]] = field(default_factory=dict, compare=False)

    def exists(
        self, record_type: str, ids: Sequence[int], *, condition: Expression | None = None
    ) -> frozenset[int]:
        """Those of the ids that are live records of the type and fulfil the condition."""
        found = self._ids(record_type, condition, "r.id = ANY(%s::bigint[])", [list(ids)])
        return frozenset(found)

    def fetch(
        self, record_type: str, ids: Sequence[int], codes: Sequence[str]
    ) -> Mapping[int, Mapping[str, Json]]:
        """Stored answers of records by code; a field that is hidden from the person is absent."""
        type_ = _known(record_type)
        if type_ is None:
            return {}
        live = self.exists(record_type, ids)
        wanted, form = set(codes), forms.version(type_.form_version_id).definition
        fields = [
            one for one in form.fields if one.code in wanted and readable(one, type_, by=self.by)
        ]
        found = documents([(type_.form_id, key) for key in live]) if live and fields else {}
        return {
            key: {one.code: _told(one, answers.get(one.id), type_, self.by) for one in fields}
            for key, answers in seen_by(self.by, form, found).items()
        }

    def match(self, record_type: str, condition: Expression, *, most: int) -> Sequence[int]:
        """The ids of the newest records that fulfil a condition, at most so many."""
        return self._ids(record_type, condition, "TRUE", [], most=most)

    def read(self, record_type: str, record_id: int, code: str) -> Value:
        """One answer of a record as conditions see it, read once; null where it is not seen."""
        key = record_type, record_id
        if key not in self._read:
            self._read[key] = self._readings(*key)
        return self._read[key].get(code)

    def _readings(self, record_type: str, record_id: int) -> Mapping[str, Value]:
        type_ = _known(record_type)
        if type_ is None or not self.exists(record_type, [record_id]):
            return {}
        form = forms.version(type_.form_version_id).definition
        found = documents([(type_.form_id, record_id)])
        answers = seen_by(self.by, form, found)[record_id]
        told = {
            one.id: _told(one, answers.get(one.id), type_, self.by)
            for one in form.fields
            if readable(one, type_, by=self.by)
        }
        return readings_by_code(form, told)

    def _ids(
        self,
        code: str,
        condition: Expression | None,
        more: str,
        params: list[object],
        most: int | None = None,
    ) -> list[int]:
        type_ = _known(code)
        if type_ is None:
            return []
        scope, of_scope = scope_sql(type_, by=self.by)
        wanted, of_filter = (
            condition_of(condition, columns(type_, by=self.by))
            if condition
            else (
                "TRUE",
                [],
            )
        )
        found = sql.fetch(
            "SELECT r.id FROM records_record r"  # noqa: S608
            " WHERE r.form_id = %s AND r.deleted_at IS NULL"
            f" AND {more} AND {scope} AND ({wanted}) ORDER BY r.id DESC LIMIT %s",
            [type_.form_id, *params, *of_scope, *of_filter, most],
        )
        return [sql.whole(row[0]) for row in found]


def columns(type_: RecordTypeValue, *, by: Actor) -> dict[str, Column]:
    """What the actor may filter and sort records of a type by."""
    definition = forms.version(type_.form_version_id).definition
    casts = casts_of(type_.form_id)

    def is_open(one: FieldDefinition) -> bool:
        return readable(one, type_, by=by) and not hides_rows(one)

    return columns_of(definition, readable=is_open, casts=casts)


def readable(one: FieldDefinition, type_: RecordTypeValue, *, by: Actor, table: str = "") -> bool:
    """Whether the actor sees the whole answers of a field, or of a column of a table."""
    if access_to(one, type_, by=by, table=table) not in ("read", "edit"):
        return False
    return by.kind == "system" or not (one.is_sensitive or KINDS[one.kind].is_secret)


def _told(one: FieldDefinition, value: object, type_: RecordTypeValue, by: Actor) -> Json:
    """The answer; rows of a sub-table without the columns that are not to be read."""
    if one.kind != TABLE or not isinstance(value, list):
        return cast("Json", value)
    seen = {
        "id",
        *(each.id for each in one.columns if readable(each, type_, by=by, table=one.code)),
    }
    return [{name: row[name] for name in row if name in seen} for row in value]


def _known(code: str) -> RecordTypeValue | None:
    try:
        return record_type(code)
    except Refusal:
        return None
