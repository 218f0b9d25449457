"""Carrying an import through its file, batch by batch, for a trial or for good."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Final

from django.conf import settings
from django.db import transaction

from gongdan.accounts.queries.naming import people_named
from gongdan.catalog.queries.record_types import record_type
from gongdan.files import queries as files
from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.engine import refusal_of
from gongdan.forms.kind import ImportContext
from gongdan.forms.plan import place_of
from gongdan.forms.registry import KINDS
from gongdan.forms.uniqueness import UniqueValue
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.errors import InvalidInput, Problem
from gongdan.records import sql
from gongdan.records.columns import column_of
from gongdan.records.commands.records import keep, rewrite
from gongdan.records.finding import Door, lock
from gongdan.records.importing import Reading, RowAnswers, answers_of, parse
from gongdan.records.judging import judge, whole
from gongdan.records.models import Record, RecordImport
from gongdan.records.permissions import scope_sql
from gongdan.records.queries.context import clean_context
from gongdan.records.queries.documents import documents
from gongdan.records.sheets.sheet import open_sheet
from gongdan.records.source import readable

BATCH: Final = 200
MOST_PROBLEMS: Final = 100
Clock = Callable[[], datetime]


@dataclass
class Tally:
    """What became of the rows so far, and the first of what is wrong."""

    counts: Counter[str] = field(default_factory=Counter)
    problems: list[dict[str, object]] = field(default_factory=list)
    taken: set[UniqueValue] = field(default_factory=set)
    position: int = 0

    def refuse(self, row: RowAnswers, problems: Sequence[Problem]) -> None:
        """A row that cannot be taken, with why."""
        self.counts["refused"] += 1
        for one in problems[: MOST_PROBLEMS - len(self.problems)]:
            self.problems.append({"row": row.no, **one.as_dict()})


@contextmanager
def rows_of(run: RecordImport, this: Door) -> Iterator[tuple[Reading, Iterator[RowAnswers]]]:
    """What the columns mean, and the rows as answers."""
    content = files.download(run.file_id, by=SYSTEM).content
    with content as file, open_sheet(file) as sheet:
        reading = meaning(this, run.mapping, sheet.columns)
        how = ImportContext(time_zone=settings.ORG_TIME_ZONE, id_of=_Named())
        rows = (answers_of(row, sheet.columns, reading, how=how) for row in sheet.rows)
        yield reading, rows


def meaning(this: Door, mapping: Mapping[str, object], columns: Iterable[str]) -> Reading:
    """What the columns mean; who does not see an answer whole cannot find records by it."""
    closed = {one.code for one in this.form.fields if not readable(one, this.type, by=this.by)}
    own = this.type.content.keys
    return parse(mapping, columns=columns, fields=this.form.fields, closed=closed.difference(own))


def batches(rows: Iterator[RowAnswers]) -> Iterator[list[RowAnswers]]:
    """The rows in parts of one transaction each."""
    while batch := list(islice(rows, BATCH)):
        yield batch


@transaction.atomic
def take(
    this: Door, reading: Reading, batch: Sequence[RowAnswers], tally: Tally, *, is_trial: bool
) -> None:
    """Make, change or pass over what the rows say; a trial takes it all back."""
    keys = [_key_of(this, reading, row) for row in batch]
    known = _matches(this, reading, keys)
    found = {key for ids in known.values() for key in ids}
    stored = documents([(this.type.form_id, key) for key in found]) if found else {}
    for row, key in zip(batch, keys, strict=True):
        _take_row(this, reading, row, known.get(key, []) if key else [], stored, tally)
        tally.position += 1
    if is_trial:
        transaction.set_rollback(True)


def _take_row(
    this: Door,
    reading: Reading,
    row: RowAnswers,
    ids: Sequence[int],
    stored: dict[int, dict[str, object]],
    tally: Tally,
) -> None:
    if len(ids) > 1 and reading.on_match != "create":
        tally.refuse(row, [Problem(path="key", code="records.key_ambiguous", count=len(ids))])
        return
    if not ids and reading.only_known:
        tally.counts["skipped"] += 1
        return
    if ids and reading.on_match == "skip":
        tally.counts["skipped"] += 1
        return
    target = ids[0] if ids and reading.on_match == "update" else None
    before: Mapping[str, object] = stored.get(target, {}) if target is not None else {}
    cleaned = judge(this, row.answers, stored=before)
    if refusal_of(cleaned) is not None:
        tally.refuse(row, [*cleaned.refused, *cleaned.problems])
        return
    twice = [one for one in cleaned.unique if one in tally.taken]
    if twice:
        paths = [f"answers.{one.field_id}" for one in twice]
        tally.refuse(row, [Problem(path=path, code="records.not_unique") for path in paths])
        return
    try:
        with transaction.atomic():
            made = _write(this, target, whole(this.form, cleaned, before), before)
    except InvalidInput as refused:
        tally.refuse(row, refused.problems)
        return
    tally.taken.update(cleaned.unique)
    tally.counts[made] += 1
    if target is not None:
        stored[target] = whole(this.form, cleaned, before)


def _write(
    this: Door,
    target: int | None,
    answers: dict[str, object],
    before: Mapping[str, object],
) -> str:
    if target is None:
        keep(this, answers)
        return "created"
    if answers == before:
        return "unchanged"
    rewrite(this, lock(this, target, act="edit"), answers, stored=before)
    return "updated"


def _key_of(this: Door, reading: Reading, row: RowAnswers) -> tuple[str, ...] | None:
    """What finds the record: the key's answers as they are stored; nothing when one is missing."""
    given = clean_context(this.form, by=this.by, at=this.at)
    found = []
    for one in reading.key:
        raw = row.answers.get(one.id)
        cleaned = KINDS[one.kind].clean(raw, one, given) if raw is not None else None
        if cleaned is None or isinstance(cleaned, Problem):
            return None
        found.append(_text(one, cleaned))
    return tuple(found) or None


def _text(one: FieldDefinition, value: Json) -> str:
    return str(KINDS[one.kind].reading(value, one))


def _matches(
    this: Door, reading: Reading, keys: Sequence[tuple[str, ...] | None]
) -> dict[tuple[str, ...], list[int]]:
    """The live records of each key that the actor may change."""
    wanted = [key for key in keys if key]
    if not wanted:
        return {}
    scope, of_scope = scope_sql(this.type, by=this.by, act="edit")
    columns = [f"({column_of(place_of(one)).sql})::text" for one in reading.key]
    first = [key[0] for key in wanted]
    rows = sql.fetch(
        f"SELECT r.id, {', '.join(columns)} FROM records_record r"  # noqa: S608
        f" WHERE r.form_id = %s AND r.deleted_at IS NULL AND {scope}"
        f" AND {columns[0]} = ANY(%s) ORDER BY r.id",
        [this.type.form_id, *of_scope, first],
    )
    found: dict[tuple[str, ...], list[int]] = {}
    for row in rows:
        key = tuple(str(cell) for cell in row[1:])
        found.setdefault(key, []).append(sql.whole(row[0]))
    return found


class _Named:
    """Who or what a name in a cell means, each asked once."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, str], int | str | None] = {}

    def __call__(self, kind: str, name: str) -> int | str | None:
        """The id, or nothing when nobody or several are called so."""
        if (kind, name) not in self.known:
            self.known[kind, name] = self._find(kind, name)
        return self.known[kind, name]

    def _find(self, kind: str, name: str) -> int | str | None:
        if kind == "person":
            return people_named([name]).get(name)
        noun, _, code = kind.partition(":")
        if noun != "record" or not code:
            return None
        rows = Record.objects.filter(form_id=record_type(code).form_id, deleted_at=None)
        ids = list(rows.filter(title=name).values_list("id", flat=True)[:2])
        ids = ids or list(rows.filter(number=name).values_list("id", flat=True)[:2])
        return ids[0] if len(ids) == 1 else None
