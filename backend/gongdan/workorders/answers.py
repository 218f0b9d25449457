"""Answers to a type's form: cleaned by the form engine under the sender's field permissions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings

from gongdan.accounts.permissions import Access, field_access
from gongdan.catalog.queries import TypeValue
from gongdan.forms import queries as forms
from gongdan.forms.definition import FieldDefinition
from gongdan.forms.engine import Submission, is_visible, refusal_of
from gongdan.forms.engine import clean_answers as judge
from gongdan.forms.kind import ExportContext
from gongdan.forms.masking import masked
from gongdan.forms.queries import FormVersionValue
from gongdan.forms.reach import reach, read_columns, rows_of_columns
from gongdan.forms.registry import KINDS
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import Forbidden, NotFound
from gongdan.kernel.texts import Text
from gongdan.records import queries as records
from gongdan.records.queries.context import clean_context
from gongdan.workorders.facts import application_of
from gongdan.workorders.models import WorkOrder
from gongdan.workorders.step_rights import StageAccess, everything, stage_access

ANSWERS = "answers"
"""The part of an order's words in the search that its form asked for."""
MASK = "••••"


@dataclass(frozen=True, kw_only=True)
class Sender:
    """Who sends answers, where, when, over what is stored already."""

    by: Actor
    application: str
    at: datetime
    stored: Mapping[str, object] = field(default_factory=dict)
    facts: Mapping[str, object] = field(default_factory=dict)
    stage: StageAccess = everything


@dataclass(frozen=True, kw_only=True)
class AnswerView:
    """One answer as a person may see it."""

    field_id: str
    code: str
    kind: str
    label: Text
    value: object
    display: Text
    access: Access
    is_masked: bool = False


def clean_answers(
    form: FormVersionValue, answers: Mapping[str, object], *, sender: Sender
) -> dict[str, object]:
    """The answers as they are to be stored; refused whole when one of them is wrong."""
    access = levels_of(form, by=sender.by, application=sender.application, stage=sender.stage)
    submission = Submission(
        answers=answers,
        access=access,
        stored=sender.stored,  # type: ignore[arg-type]
        facts=sender.facts,
    )
    context = clean_context(form, by=sender.by, at=sender.at)
    cleaned = judge(form.definition, submission, context=context)
    refusal = refusal_of(cleaned)
    if refusal is not None:
        raise refusal
    return dict(cleaned.answers)


def access_to(
    one: FieldDefinition, *, by: Actor, application: str, stage: Access = "edit", table: str = ""
) -> Access:
    """What the actor may do with a field or a column, as far as the open steps allow it."""
    return field_access(
        by,
        application=application,
        field=one.code,
        stage=stage,
        by_role=one.access,
        table=table,
    )


def levels_of(
    form: FormVersionValue, *, by: Actor, application: str, stage: StageAccess
) -> dict[str, Access]:
    """What the actor may do with each field and column of an order's form."""

    def allow(one: FieldDefinition, table: str) -> Access:
        name = f"{table}.{one.code}" if table else one.code
        return access_to(one, by=by, application=application, stage=stage(name), table=table)

    return reach(form.fields, allow)


def answers_of(order: WorkOrder, type_: TypeValue, *, by: Actor) -> list[AnswerView]:
    """The order's answers in the form's order, without those the actor may not see."""
    form = forms.version(type_.form_version_id)
    data = records.answers_seen(form, order.record_id, by=by)
    levels = levels_of(
        form,
        by=by,
        application=application_of(order),
        stage=stage_access(order, by=by, type_=type_),
    )
    fields = [read_columns(one, levels) for one in form.fields]
    words = {language: _words(fields, data, language, by) for language in ("zh-CN", "en")}
    views = []
    for one in fields:
        access, value = levels[one.id], rows_of_columns(one, data.get(one.id))
        if access == "hidden" or not is_visible(one, form.definition, data):  # type: ignore[arg-type]
            continue
        is_hidden = access == "masked" or one.is_sensitive or KINDS[one.kind].is_secret
        is_masked = is_hidden and value is not None
        views.append(
            AnswerView(
                field_id=one.id,
                code=one.code,
                kind=one.kind,
                label=dict(one.label),
                value=None if is_masked else value,
                display={
                    language: _masked(said.get(one.id, ""), one, is_masked=is_masked)
                    for language, said in words.items()
                },
                access=access,
                is_masked=is_masked,
            )
        )
    return views


def whole_answer(order: WorkOrder, type_: TypeValue, field_code: str, *, by: Actor) -> object:
    """A sensitive answer as it is stored, for somebody who may read it."""
    form = forms.version(type_.form_version_id)
    item = next((one for one in form.fields if field_code in (one.code, one.id)), None)
    if item is None:
        raise NotFound(what="Field")
    stage = stage_access(order, by=by, type_=type_)
    levels = levels_of(form, by=by, application=order.application.code, stage=stage)
    if levels[item.id] not in ("read", "edit") or KINDS[item.kind].is_secret:
        raise Forbidden(field=field_code)
    value = records.answers_seen(form, order.record_id, by=by).get(item.id)
    return rows_of_columns(read_columns(item, levels), value)


def _masked(text: str, one: FieldDefinition, *, is_masked: bool) -> str:
    if not is_masked:
        return text
    return masked(text, one.mask) if one.mask else MASK


def searchable_text(form: FormVersionValue, data: Mapping[str, object]) -> str:
    """The words that a search should find: none that are sensitive or not for every role."""
    closed = {one.id for one in form.fields if not _is_for_everybody(one)}
    return records.words_of(form, {key: data[key] for key in data.keys() - closed})


def _is_for_everybody(one: FieldDefinition) -> bool:
    is_open = all(level in ("read", "edit") for level in one.access.values())
    return is_open and all(map(_is_for_everybody, one.columns))


def _words(
    fields: Sequence[FieldDefinition], data: Mapping[str, object], language: str, by: Actor
) -> dict[str, str]:
    names = records.names_in(fields, [data], language=language, by=by)
    context = ExportContext(language=language, time_zone=settings.ORG_TIME_ZONE, name_of=names)
    return {
        one.id: KINDS[one.kind].export_text(data[one.id], one, context)  # type: ignore[arg-type]
        for one in fields
        if data.get(one.id) is not None
    }
