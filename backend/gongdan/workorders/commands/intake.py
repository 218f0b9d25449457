"""How a request comes in: filed, classified, graded, promised and dispatched at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongdan.accounts.permissions import may, require
from gongdan.accounts.queries.people import (
    FILE_FOR_OTHERS,
    PersonValue,
    person_by_phone,
    person_value,
)
from gongdan.catalog import queries as catalog
from gongdan.catalog.content import Situation
from gongdan.catalog.queries import CategoryValue, TypeValue
from gongdan.files.commands import attach
from gongdan.flows import queries as flows
from gongdan.forms import queries as forms
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import Forbidden
from gongdan.kernel.recall import recalling
from gongdan.kernel.storing import insert
from gongdan.records.commands.storage import Filled, store
from gongdan.records.numbers import next_number
from gongdan.records.queries.standing import is_vip
from gongdan.search.indexing import Entry, index_many
from gongdan.workorders import clockwork
from gongdan.workorders.answer_files import keep_answer_files
from gongdan.workorders.answers import ANSWERS, Sender, clean_answers, searchable_text
from gongdan.workorders.change import Change
from gongdan.workorders.deciding import Said, classify_order, dispatch_order, grade_order, keep
from gongdan.workorders.errors import UnknownChoice, WishedInThePast
from gongdan.workorders.events import Submitted
from gongdan.workorders.finding import subject
from gongdan.workorders.holding import status_of_stage
from gongdan.workorders.models import WorkOrder
from gongdan.workorders.models.core import CHANNELS
from gongdan.workorders.sight import keep_in_sight
from gongdan.workorders.staging import begin, new_instance
from gongdan.workorders.texts import clean_line, clean_text, clean_title

LOWEST = 3
LOWEST_PRIORITY = 4


@dataclass(frozen=True, kw_only=True)
class Request:
    """What somebody asks for."""

    type: str
    title: str
    description: str = ""
    requester_id: int | None = None
    channel: str | None = None
    answers: Mapping[str, object] = field(default_factory=dict)
    situation: str | None = None
    impact: int | None = None
    urgency: int | None = None
    wished_at: datetime | None = None
    attachment_ids: list[UUID] = field(default_factory=list)
    category: str | None = None
    contact_phone: str = ""


@transaction.atomic
@recalling()
def submit(*, request: Request, by: Actor, at: datetime) -> WorkOrder:
    """File a request. Either everything about it exists afterwards or nothing does."""
    type_ = catalog.current_type(request.type)
    requester = _requester(request, type_, by=by)
    this = _create(request, type_, requester, by=by, at=at)
    order = this.order
    this.note(_submitted(this))
    if request.attachment_ids:
        attach(ids=request.attachment_ids, subject=subject(order), is_internal=False, by=by, at=at)
    keep_answer_files(order, this.form, before={}, after=this.answers, by=by, at=at)
    said = Said(category=request.category is not None, grade=_is_graded(request))
    classify_order(this, said)
    grade_order(this)
    _promise(this)
    dispatch_order(this)
    instance = new_instance(order, process_version_id=_version_of(order, type_), at=at)
    this.run = this.run_of(instance)
    begin(this.run)
    if order.status in ("new", "assigned"):
        order.status = status_of_stage(order, "assigned")
    _index(this)
    filed = this.finish("submitted")
    keep_in_sight(filed, by=by, at=at)
    return filed


def _version_of(order: WorkOrder, type_: TypeValue) -> int:
    """The version the type names, in its newest small revision."""
    version_id = flows.revised(type_.process_version_id)
    if version_id != type_.process_version_id:
        order.followed_version_id = version_id
    return version_id


def _requester(request: Request, type_: TypeValue, *, by: Actor) -> PersonValue:
    own = by.rights.person_id
    wanted = request.requester_id or _caller_id(request, type_, by=by) or own
    if wanted is None:
        raise Forbidden(permission=FILE_FOR_OTHERS)
    if wanted != own:
        require(by, FILE_FOR_OTHERS, application=type_.application.code)
    else:
        require(by, "workorders.submit", application=type_.application.code)
    person = person_value(wanted)
    if not person.is_active:
        raise UnknownChoice(what="requester", value=person.name)
    return person


def _caller_id(request: Request, type_: TypeValue, *, by: Actor) -> int | None:
    """Who called, by the number noted down, where staff name nobody."""
    if request.channel != "phone" or not request.contact_phone:
        return None
    if not may(by, FILE_FOR_OTHERS, application=type_.application.code):
        return None
    caller = person_by_phone(request.contact_phone)
    return caller.id if caller else None


def _create(
    request: Request, type_: TypeValue, requester: PersonValue, *, by: Actor, at: datetime
) -> Change:
    if request.wished_at is not None and request.wished_at <= at:
        raise WishedInThePast()
    title = clean_title(request.title)
    description = clean_text(request.description, what="description")
    form = forms.version(type_.form_version_id)
    sender = Sender(by=by, application=type_.application.code, at=at)
    data = clean_answers(form, request.answers, sender=sender)
    impact, urgency = _grades(request, type_)
    category = _category(request, type_)
    record = store(Filled(form.form_id, form.id, title, data), at=at)
    order = WorkOrder(
        number=next_number(type_.content.number_pattern, at=at),
        type_version_id=type_.version_id,
        application_id=type_.application.id,
        form_id=form.form_id,
        record_id=record,
        title=title,
        description=description,
        original_title=title,
        original_description=description,
        status="new",
        category_id=category.id if category else None,
        impact=impact,
        urgency=urgency,
        priority=LOWEST_PRIORITY,
        is_vip=requester.counts_as_vip or is_vip(requester),
        channel=_channel(request, by),
        situation=request.situation or "",
        contact_phone=clean_line(request.contact_phone, what="contact_phone", limit=40),
        requester_id=requester.id,
        requester_department_id=requester.department_id,
        submitted_by=by.as_dict(),
        team_id=type_.application.desk_team_id,
        wished_at=request.wished_at,
        created_at=at,
        updated_at=at,
        submitted_at=at,
    )
    insert([order])
    this = Change(order, by, at, is_new=True)
    this.type, this.requester, this.category = type_, requester, category
    this.form, this.answers = form, data
    return this


def _grades(request: Request, type_: TypeValue) -> tuple[int, int]:
    said: Situation | None = None
    if request.situation:
        said = type_.content.situation(request.situation)
        if said is None:
            raise UnknownChoice(what="situation", value=request.situation)
    impact = request.impact or (said.impact if said else LOWEST)
    urgency = request.urgency or (said.urgency if said else LOWEST)
    return impact, urgency


def _is_graded(request: Request) -> bool:
    return bool(request.situation or request.impact or request.urgency)


def _category(request: Request, type_: TypeValue) -> CategoryValue | None:
    if request.category is None:
        return None
    category = catalog.category(request.category)
    if category.application != type_.application.code:
        raise UnknownChoice(what="category", value=request.category)
    return category


def _channel(request: Request, by: Actor) -> str:
    channel = request.channel or ("api" if by.rights.limits is not None else "portal")
    if channel not in CHANNELS or channel == "import":
        raise UnknownChoice(what="channel", value=channel)
    return channel


def _submitted(this: Change) -> Submitted:
    order = this.order
    return Submitted(
        number=order.number,
        type=this.type.code,
        type_name=this.type.name,
        title=order.title,
        channel=order.channel,
        requester_id=order.requester_id,
        requester=this.requester.name,
        team_id=order.team_id,
    )


def _promise(this: Change) -> None:
    promise = clockwork.promise_for(this.type.application.code, this.facts())
    this.promises.start(promise)
    outcome: dict[str, object] = {"policy": promise.policy.key if promise.policy else None}
    keep(this, "sla", promise.version_id, outcome, {"tried": promise.trace})


def _index(this: Change) -> None:
    order = this.order
    about = subject(order)
    said = {
        "order": f"{order.number}\n{order.title}\n{order.description}",
        ANSWERS: searchable_text(this.form, this.answers),
    }
    index_many(Entry(about, part, body) for part, body in said.items() if body)
