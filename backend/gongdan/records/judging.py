"""The one judge at every door of records: the form engine under the rights of who sends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from gongdan.accounts.permissions import Access
from gongdan.catalog.queries.record_types import RecordTypeValue
from gongdan.forms.definition import Json
from gongdan.forms.engine import Cleaned, Submission, by_id, clean_answers, refusal_of
from gongdan.forms.kind import ExportContext
from gongdan.forms.queries import FormVersionValue
from gongdan.forms.reach import reach
from gongdan.forms.registry import KINDS
from gongdan.kernel.actors import Actor
from gongdan.records.finding import Door
from gongdan.records.permissions import access_to
from gongdan.records.queries.context import clean_context

LONGEST_TITLE = 200
Answers = Mapping[str, object]
NOTHING: Answers = {}


def judge(
    this: Door,
    answers: Answers,
    *,
    stored: Answers = NOTHING,
    parameters: Mapping[str, str] | None = None,
) -> Cleaned:
    """What would be stored, and everything wrong with it; answers by field code or id."""
    form = this.form
    submission = Submission(
        answers=by_id(form.definition, answers),
        access=access_of(form, this.type, by=this.by),
        stored=_known(form, stored),
    )
    given = clean_context(form, by=this.by, at=this.at)
    return clean_answers(
        form.definition, submission, context=replace(given, parameters=parameters or {})
    )


def judged(
    this: Door,
    answers: Answers,
    *,
    stored: Answers = NOTHING,
    parameters: Mapping[str, str] | None = None,
) -> dict[str, object]:
    """The answers to store, or the refusal; answers to fields that are retired stay."""
    cleaned = judge(this, answers, stored=stored, parameters=parameters)
    refusal = refusal_of(cleaned)
    if refusal is not None:
        raise refusal
    return whole(this.form, cleaned, stored)


def whole(form: FormVersionValue, cleaned: Cleaned, stored: Answers) -> dict[str, object]:
    """The judged answers with what the form no longer asks."""
    asked = {one.id for one in form.fields}
    retired = {key: value for key, value in stored.items() if key not in asked}
    return {**retired, **cleaned.answers}


def access_of(form: FormVersionValue, type_: RecordTypeValue, *, by: Actor) -> dict[str, Access]:
    """What the actor may do with each field and column."""
    return reach(form.fields, lambda one, table: access_to(one, type_, by=by, table=table))


def title_of(this: Door, answers: Answers) -> str:
    """What a record is called: the fields its type names, else its form, else the first text."""
    form = this.form
    named = this.type.content.title or form.definition.title
    fields = {name: one for one in form.fields for name in one.names}
    chosen = [fields[name] for name in named if name in fields]
    if not chosen:
        chosen = [one for one in form.fields if one.kind == "text"][:1]
    words = [
        KINDS[one.kind].export_text(cast("Json", answers.get(one.id)), one, ExportContext())
        for one in chosen
        if answers.get(one.id) is not None
    ]
    return " ".join(word for word in words if word)[:LONGEST_TITLE]


def _known(form: FormVersionValue, stored: Answers) -> dict[str, Json]:
    asked = {one.id for one in form.fields}
    return {key: cast("Json", value) for key, value in stored.items() if key in asked}
