"""Making work-order types and publishing their versions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from gongdan.accounts.permissions import require
from gongdan.audit.commands import append
from gongdan.catalog import content as contents
from gongdan.catalog import defaults, queries, registry
from gongdan.catalog.changing import apply
from gongdan.catalog.errors import CodeTaken, UnknownType
from gongdan.catalog.events import TypeChanged, TypeCreated, TypeOffered, TypePublished
from gongdan.catalog.models import WorkOrderType, WorkOrderTypeVersion
from gongdan.catalog.needs import missing
from gongdan.catalog.strangers import unfit
from gongdan.flows import commands as flow_commands
from gongdan.flows import queries as flows
from gongdan.flows.defaults import plain_content
from gongdan.forms import commands as form_commands
from gongdan.forms import queries as forms
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import InvalidInput
from gongdan.kernel.events import Subject
from gongdan.kernel.texts import Text


@dataclass(frozen=True, kw_only=True)
class TypeFacts:
    """What a work-order type is called."""

    code: str
    name: Text
    description: Text = field(default_factory=dict)
    icon: str = ""
    position: int = 0


@transaction.atomic
def create_type(*, application: str, facts: TypeFacts, by: Actor, at: datetime) -> int:
    """Make a work-order type; it can be filed once a version is published."""
    require(by, "define", application=application)
    if WorkOrderType.objects.filter(code=facts.code).exists():
        raise CodeTaken(code=facts.code)
    made = WorkOrderType.objects.create(
        application_id=queries.application_id(application),
        code=facts.code,
        name=facts.name,
        description=facts.description,
        icon=facts.icon,
        position=facts.position,
    )
    event = TypeCreated(code=facts.code, application=application)
    append(event, on=Subject("work_order_type", made.pk), by=by, at=at)
    return made.pk


@dataclass(frozen=True, kw_only=True)
class NewType(TypeFacts):
    """A type wished for; without a form or process named, plain ones of its code are begun."""

    form: str | None = None
    process: str | None = None


@transaction.atomic
def begin_type(*, application: str, new: NewType, by: Actor, at: datetime) -> int:
    """Make a type that can be filed at once: what is not named is begun plain and published."""
    made = create_type(application=application, facts=new, by=by, at=at)
    form, process = new.form or new.code, new.process or new.code
    if new.form is None:
        form_commands.create(code=form, name=new.name, application=application, by=by, at=at)
        content: dict[str, object] = {"format": 1, "fields": defaults.first_fields()}
        form_commands.save_draft(code=form, content=content, by=by, at=at)
        form_commands.publish(code=form, by=by, at=at)
    if new.process is None:
        flow_commands.create(code=process, name=new.name, application=application, by=by, at=at)
        flow_commands.save_draft(code=process, content=plain_content(), by=by, at=at)
        flow_commands.publish(code=process, by=by, at=at)
    binding = Binding(form=form, process=process, content=defaults.type_content(new.code))
    publish_type(code=new.code, binding=binding, by=by, at=at)
    return made


@transaction.atomic
def change_type(*, facts: TypeFacts, by: Actor, at: datetime) -> None:
    """Rename a type, describe it anew or move it; what is published stays."""
    type_ = WorkOrderType.objects.select_related("application").filter(code=facts.code)
    locked = type_.select_for_update(of=("self",)).first()
    if locked is None:
        raise UnknownType(code=facts.code)
    require(by, "define", application=locked.application.code)
    wanted = {
        "name": facts.name,
        "description": facts.description,
        "icon": facts.icon,
        "position": facts.position,
    }
    event = TypeChanged(code=facts.code, changes=apply(locked, wanted))
    append(event, on=Subject("work_order_type", locked.pk), by=by, at=at)


@dataclass(frozen=True, kw_only=True)
class Binding:
    """The published definitions a type version ties together."""

    form: str
    process: str
    content: Mapping[str, object]


@transaction.atomic
def publish_type(*, code: str, binding: Binding, by: Actor, at: datetime) -> int:
    """Publish a version binding the newest form and process; new orders use it from now on."""
    type_ = WorkOrderType.objects.select_related("application").filter(code=code)
    locked = type_.select_for_update(of=("self",)).first()
    if locked is None:
        raise UnknownType(code=code)
    require(by, "define", application=locked.application.code)
    content = contents.parse(binding.content)
    form = forms.current_version(binding.form)
    process = flows.current_version(binding.process)
    if problems := missing(process, form) + (unfit(form) if content.is_public else []):
        raise InvalidInput(problems=problems)
    last = locked.versions.order_by("-no").first()
    version = WorkOrderTypeVersion.objects.create(
        type=locked,
        no=last.no + 1 if last else 1,
        form_version_id=form.id,
        process_version_id=process.id,
        content=dict(binding.content),
        published_at=at,
        published_by=by.as_dict(),
    )
    registry.prepare_form(form.form_id)
    event = TypePublished(
        code=code, no=version.no, form_version_id=form.id, process_version_id=process.id
    )
    append(event, on=Subject("work_order_type", locked.pk), by=by, at=at)
    return version.pk


@transaction.atomic
def offer_type(*, code: str, is_active: bool, by: Actor, at: datetime) -> None:
    """Let a type be filed, or no more; its orders stay."""
    type_ = WorkOrderType.objects.select_related("application").filter(code=code)
    locked = type_.select_for_update(of=("self",)).first()
    if locked is None:
        raise UnknownType(code=code)
    require(by, "define", application=locked.application.code)
    locked.is_active = is_active
    locked.save(update_fields=["is_active"])
    event = TypeOffered(code=code, is_active=is_active)
    append(event, on=Subject("work_order_type", locked.pk), by=by, at=at)
