"""The same change to many records, each judged by itself as at every other door."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from gongdan.forms.engine import refusal_of
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import InvalidInput, NotFound, Problem, Refusal
from gongdan.records.apart import changes
from gongdan.records.commands.bin import delete
from gongdan.records.commands.records import rewrite
from gongdan.records.errors import TooManyRecords
from gongdan.records.finding import Door, door, lock
from gongdan.records.judging import judge, whole
from gongdan.records.models import Record
from gongdan.records.permissions import visible
from gongdan.records.queries.documents import documents

MOST = 1000


@dataclass(frozen=True)
class Outcome:
    """What a change does to one record: the ids of fields that differ, or why it is refused."""

    id: int
    title: str
    changed: list[str]
    problems: list[Problem]


@transaction.atomic
def bulk_change(
    *,
    record_type: str,
    ids: Sequence[int],
    answers: Mapping[str, object],
    by: Actor,
    at: datetime,
    is_trial: bool = False,
) -> list[Outcome]:
    """Change many records; those that are refused stay as they are and are named.

    A trial does everything and then takes it back, so that its answer is exactly what would come.
    """
    if len(ids) > MOST:
        raise TooManyRecords(most=MOST)
    outcomes = change_each(door(record_type, "edit", by=by, at=at), ids, answers)
    if is_trial:
        transaction.set_rollback(True)
    return outcomes


def change_each(this: Door, ids: Sequence[int], answers: Mapping[str, object]) -> list[Outcome]:
    """Each of these records changed or left with the reason, in the caller's transaction."""
    rows = Record.objects.filter(form_id=this.type.form_id, id__in=ids, deleted_at=None)
    locked = visible(rows, this.type, by=this.by, act="edit").select_for_update().order_by("id")
    titles = dict(locked.values_list("id", "title"))
    stored = documents([(this.type.form_id, key) for key in titles]) if titles else {}
    return [
        _one(this, key, titles[key], answers, stored[key])
        if key in titles
        else Outcome(key, "", [], [Problem(path="ids", code=NotFound.code)])
        for key in sorted(set(ids))
    ]


def delete_each(this: Door, ids: Sequence[int]) -> list[Outcome]:
    """Each of these records put into the recycle bin or left with the reason."""
    rows = Record.objects.filter(form_id=this.type.form_id, id__in=ids)
    titles = dict(visible(rows, this.type, by=this.by).values_list("id", "title"))
    return [_gone(this, key, titles.get(key, "")) for key in sorted(set(ids))]


def _gone(this: Door, key: int, title: str) -> Outcome:
    try:
        delete(record_type=this.type.code, record_id=key, by=this.by, at=this.at)
    except Refusal as refused:
        return Outcome(key, title, [], [Problem(path="ids", code=refused.code, **refused.facts)])
    return Outcome(key, title, ["deleted"], [])


def _one(
    this: Door,
    key: int,
    title: str,
    answers: Mapping[str, object],
    stored: Mapping[str, object],
) -> Outcome:
    cleaned = judge(this, answers, stored=stored)
    if refusal_of(cleaned) is not None:
        return Outcome(key, title, [], [*cleaned.refused, *cleaned.problems])
    wanted = whole(this.form, cleaned, stored)
    differing = sorted(changes(stored, wanted))
    if not differing:
        return Outcome(key, title, [], [])
    try:
        with transaction.atomic():
            record = lock(this, key, act="edit")
            rewrite(this, record, wanted, stored=stored)
    except InvalidInput as refused:
        return Outcome(key, title, [], refused.problems)
    return Outcome(key, title, differing, [])
