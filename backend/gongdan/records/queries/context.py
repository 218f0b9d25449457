"""What judging a filled-in form may ask of records and of who fills it in."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import cast

from gongdan.forms import queries as forms
from gongdan.forms.definition import Json
from gongdan.forms.kind import CleanContext
from gongdan.forms.queries import FormVersionValue
from gongdan.kernel.actors import Actor
from gongdan.records.models import Record
from gongdan.records.queries.documents import document
from gongdan.records.source import Records


def clean_context(form: FormVersionValue, *, by: Actor, at: datetime) -> CleanContext:
    """The context in which this person's answers are judged: records under their rights."""
    person = by.rights.person_id
    return replace(
        forms.clean_context(at=at, by=by),
        records=Records(by),
        person=person,
        person_name=by.name if person is not None else "",
        previous=_previous(form, person),
    )


def _previous(form: FormVersionValue, person: int | None) -> dict[str, Json]:
    """The person's last answers, read only when a field begins with them."""
    if person is None or not _begins_with(form, "previous"):
        return {}
    last = Record.objects.filter(form_id=form.form_id, created_by=person).order_by("-id").first()
    return cast("dict[str, Json]", document(form.form_id, last.pk)) if last else {}


def _begins_with(form: FormVersionValue, by: str) -> bool:
    return any((one.default_by or {}).get("by") == by for one in form.fields)
