"""A field that takes the place of another is read through the old one until all is copied."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, MutableMapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast

from gongdan.forms import queries as forms
from gongdan.forms.conversion import Conversion, convert
from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.queries.past import past_field
from gongdan.forms.queries.upgrades import conversion_at
from gongdan.kernel.recall import recalled
from gongdan.records.casting import cast_sql
from gongdan.records.models import FieldWork

Answers = MutableMapping[str, object]
CONVERT = "convert"
DATA = "r.data"


@dataclass(frozen=True)
class Pending:
    """A field whose answers are still being copied from the one it replaces."""

    form_id: int
    field_id: str
    replaces: str
    begun_at: datetime


@recalled
def pending_in(form_id: int) -> tuple[Pending, ...]:
    """The fields of a form whose answers are being copied."""
    works = FieldWork.objects.filter(form_id=form_id, kind=CONVERT, state="running")
    return tuple(
        Pending(form_id, work.field_id, str(work.about["replaces"]), work.created_at)
        for work in works.order_by("id")
    )


def casts_of(form_id: int) -> dict[str, str]:
    """How answers that are not copied yet are read in SQL, by the id of the field they become."""
    found: dict[str, str] = {}
    for one in pending_in(form_id):
        before, after = past_field(form_id, one.replaces), past_field(form_id, one.field_id)
        sql = cast_sql(before, after) if before is not None and after is not None else None
        if sql is not None and before is not None and before.id in found:
            sql = sql.replace(DATA, _as_copied(before, found[before.id]))
        found[one.field_id] = sql or "NULL"
    return found


def _as_copied(one: FieldDefinition, cast: str) -> str:
    """The document as it will be once this field is copied, for the field that replaces it."""
    kept = f"trim_scale({cast})::text" if one.kind == "number" else cast
    whole = f"{DATA} || jsonb_build_object('{one.id}', to_jsonb({kept}))"
    return f"(CASE WHEN jsonb_exists({DATA}, '{one.id}') THEN {DATA} ELSE {whole} END)"


@dataclass
class Completing:
    """Documents completed with the answers that are still to be copied, definitions read once."""

    pending: Iterable[Pending]
    befores: dict[tuple[int, str], FieldDefinition | None] = field(default_factory=dict)
    afters: dict[str, FieldDefinition | None] = field(default_factory=dict)
    hows: dict[datetime, Conversion] = field(default_factory=dict)

    def complete(self, answers: Answers, *, form_id: int, version_id: int) -> None:
        """Add what the old answers become; what was written into the new field stands."""
        for one in self.pending:
            value = answers.get(one.replaces)
            if one.form_id != form_id or one.field_id in answers or value is None:
                continue
            before, after = self._before(version_id, one), self._after(one)
            if before is None or after is None:
                continue
            made = convert(cast("Json", value), before, after, self._how(one.begun_at))
            if made.value is not None:
                answers[one.field_id] = made.value

    def _before(self, version_id: int, one: Pending) -> FieldDefinition | None:
        key = (version_id, one.replaces)
        if key not in self.befores:
            fields = forms.version(version_id).fields
            known = next((each for each in fields if each.id == one.replaces), None)
            self.befores[key] = known or past_field(one.form_id, one.replaces)
        return self.befores[key]

    def _after(self, one: Pending) -> FieldDefinition | None:
        if one.field_id not in self.afters:
            self.afters[one.field_id] = past_field(one.form_id, one.field_id)
        return self.afters[one.field_id]

    def _how(self, at: datetime) -> Conversion:
        if at not in self.hows:
            self.hows[at] = conversion_at(at)
        return self.hows[at]


def as_written(
    answers: Mapping[str, object], *, form_id: int, version_id: int, held: Container[str]
) -> dict[str, object]:
    """Answers as they are stored while fields are copied: an empty one is said, so that it stays.

    A record that keeps an older version goes on being read through the old field; what it
    ``held`` already is its own, also where the form asks it no longer.
    """
    asked = forms.version(version_id).fields
    known = {one.id for one in asked}
    if not answers.keys() - known and all(one.replaces is None for one in asked):
        return dict(answers)
    written = dict(answers)
    for one in pending_in(form_id):
        if one.field_id in known:
            written.setdefault(one.field_id, None)
        elif one.field_id not in held:
            written.pop(one.field_id, None)
    return written
