"""Saying which value is taken, and by which record if the reader may see that one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NoReturn

from gongdan.catalog.queries.record_types import record_type_of_form
from gongdan.forms.uniqueness import UniqueValue
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import InvalidInput, Problem
from gongdan.records.models import Record
from gongdan.records.outside import Written, holder
from gongdan.records.permissions import visible


def refuse_clashes(clashes: Sequence[tuple[Written, UniqueValue]], *, by: Actor | None) -> NoReturn:
    """Refuse with every value that another record has."""
    raise InvalidInput(problems=[_problem(key, wanted, by) for key, wanted in clashes])


def _problem(key: Written, wanted: UniqueValue, by: Actor | None) -> Problem:
    form_id, record_id = key
    other = holder(form_id, wanted)
    path = f"answers.{wanted.field_id}"
    known = _seen(form_id, other, by) if other not in (None, record_id) else None
    if known is None:
        return Problem(path=path, code="records.not_unique")
    facts = {"record": known.pk, "title": known.title, "number": known.number}
    return Problem(path=path, code="records.taken_by", **facts)


def _seen(form_id: int, record_id: int | None, by: Actor | None) -> Record | None:
    type_ = record_type_of_form(form_id) if by is not None else None
    if by is None or type_ is None or record_id is None:
        return None
    found = visible(Record.objects.filter(form_id=form_id, id=record_id), type_, by=by)
    return found.first()
