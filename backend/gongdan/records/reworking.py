"""What becomes of one record's answers when a field is converted, made unique or merged."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, cast

from gongdan.forms import queries as forms
from gongdan.forms.conversion import Conversion, convert
from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.merging import merged_answers
from gongdan.forms.queries import FormVersionValue
from gongdan.forms.queries.past import past_field
from gongdan.kernel.actors import Actor
from gongdan.records import outside, sql
from gongdan.records.apart import claims, layout_of
from gongdan.records.commands.storage import Renewed, change_answers
from gongdan.records.models import FieldWork
from gongdan.records.queries.documents import documents, stored_documents

CLAIM: Final = "claim"
MOST_FAILURES: Final = 100
NEXT = """
SELECT id, form_version_id, title FROM records_record
WHERE form_id = %s AND id > %s AND (deleted_at IS NULL OR %s) ORDER BY id LIMIT %s FOR UPDATE
"""


@dataclass
class Report:
    """How many went well, lost something, could not be done; the first of those that could not."""

    counts: dict[str, int] = field(default_factory=dict)
    failures: list[dict[str, object]] = field(default_factory=list)

    def note(self, outcome: str) -> None:
        """One more that came out like this."""
        self.counts[outcome] = self.counts.get(outcome, 0) + 1

    def fail(self, record_id: int, title: str, value: object) -> None:
        """One more that could not be done."""
        self.note("failed")
        if len(self.failures) < MOST_FAILURES:
            self.failures.append({"record": record_id, "title": title, "value": value})


@dataclass(frozen=True)
class Head:
    """A record to be gone through."""

    id: int
    form_version_id: int
    title: str


def heads(work: FieldWork, most: int) -> list[Head]:
    """The next records behind the last one done, locked.

    Those in the bin too: they may come back; what they claim they claim then.
    """
    is_whole = work.kind != CLAIM
    rows = sql.fetch(NEXT, [work.form_id, work.position, is_whole, most])
    return [Head(sql.whole(key), sql.whole(version), str(title)) for key, version, title in rows]


def convert_batch(
    work: FieldWork, batch: Sequence[Head], form: FormVersionValue, how: Conversion, report: Report
) -> None:
    """Copy the old field's answers into the new one; the old ones stay where they are."""
    # By now the form may ask something else in its place, which waits for these answers.
    after = _field(form, work.field_id) or past_field(work.form_id, work.field_id)
    before_id = str(work.about["replaces"])
    past = past_field(work.form_id, before_id)
    keys = [(work.form_id, head.id) for head in batch]
    # The old field may itself be waiting for the answers of one before it.
    found, stored = documents(keys), stored_documents(keys)
    written: list[tuple[int, str]] = []
    for head in batch:
        value = cast("Json", found[head.id].get(before_id))
        before = _field(forms.version(head.form_version_id), before_id) or past
        if value is None or before is None or after is None or after.id in stored[head.id]:
            continue
        made = convert(value, before, after, how)
        if made.value is None:
            report.fail(head.id, head.title, value)
            continue
        report.note(made.outcome)
        written.append((head.id, json.dumps({after.id: made.value}, ensure_ascii=False)))
    _add(work.form_id, written)


def claim_batch(
    work: FieldWork, batch: Sequence[Head], form: FormVersionValue, report: Report
) -> None:
    """Claim the values a field has already; those that come twice are named, not removed."""
    known = layout_of(form.definition)
    found = documents([(work.form_id, head.id) for head in batch])
    for head in batch:
        outside.let_go(work.form_id, head.id, [work.field_id])
        wanted = [
            ((work.form_id, head.id), one)
            for one in claims(known, found[head.id])
            if one.field_id == work.field_id
        ]
        if outside.claim(wanted):
            report.fail(head.id, head.title, found[head.id].get(work.field_id))
        elif wanted:
            report.note("ok")


def merge_batch(
    work: FieldWork, batch: Sequence[Head], form: FormVersionValue, by: Actor, report: Report
) -> None:
    """Put one option in the place of others, as a change of each record in its history."""
    merged = cast("Mapping[str, str]", work.about["merged"])
    found = documents([(work.form_id, head.id) for head in batch])
    for head in batch:
        answers = cast("Mapping[str, Json]", found[head.id])
        other = merged_answers(form.definition, answers, field_id=work.field_id, merged=merged)
        if other is None:
            continue
        change_answers(
            form_id=work.form_id,
            record_id=head.id,
            data=other,
            by=by,
            at=work.created_at,
            renewed=Renewed(head.form_version_id, head.title),
        )
        report.note("ok")


def _field(form: FormVersionValue, field_id: str) -> FieldDefinition | None:
    return next((one for one in form.fields if one.id == field_id), None)


def _add(form_id: int, written: Sequence[tuple[int, str]]) -> None:
    if not written:
        return
    sql.execute(
        "UPDATE records_record r SET data = r.data || more.data FROM"
        " unnest(%s::bigint[], %s::jsonb[]) AS more(id, data)"
        " WHERE r.form_id = %s AND r.id = more.id",
        [[key for key, _ in written], [data for _, data in written], form_id],
    )
