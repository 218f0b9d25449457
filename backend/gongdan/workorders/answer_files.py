"""Files that an order's answers name are kept with the order; seen by whoever sees the answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from gongdan.accounts.queries.actors import actor_for_person_id
from gongdan.catalog import queries as catalog
from gongdan.files import queries as files
from gongdan.files.commands import attach
from gongdan.forms.definition import FieldDefinition
from gongdan.forms.named_files import files_in
from gongdan.forms.queries import FormVersionValue
from gongdan.kernel.actors import Actor
from gongdan.kernel.events import Subject
from gongdan.workorders.answers import access_to
from gongdan.workorders.models import WorkOrder

ANSWERS = "work_order_answers"
Answers = Mapping[str, object]


def keep_answer_files(
    order: WorkOrder,
    form: FormVersionValue,
    *,
    before: Answers,
    after: Answers,
    by: Actor,
    at: datetime,
) -> None:
    """Make files that were sent with answers the order's own; another's that are named stay so.

    Those in answers that the requester may not read are internal.
    """
    fresh = {one.id: _loose([one], before, after) for one in form.fields}
    if not any(fresh.values()):
        return
    open_fields = _read_by_requester(order, form)
    subject = Subject(ANSWERS, order.pk)
    for is_internal in (False, True):
        named = [fresh[one.id] for one in form.fields if (one.id in open_fields) != is_internal]
        ids = sorted(set().union(*named))
        attach(ids=ids, subject=subject, is_internal=is_internal, by=by, at=at)


def _loose(fields: list[FieldDefinition], before: Answers, after: Answers) -> set[UUID]:
    named = files_in(fields, after) - files_in(fields, before)
    found = files.files(UUID(one) for one in named) if named else []
    return {one.id for one in found if not one.subject_kind}


def _read_by_requester(order: WorkOrder, form: FormVersionValue) -> set[str]:
    requester = actor_for_person_id(order.requester_id)
    application = catalog.application_code(order.application_id)
    return {
        one.id
        for one in form.fields
        if access_to(one, by=requester, application=application) in ("read", "edit")
    }
