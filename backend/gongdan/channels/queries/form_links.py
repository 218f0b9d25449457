"""Links of forms: what builders see of them, and what somebody sees who follows one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from gongdan.accounts.permissions import may, require, require_somewhere
from gongdan.catalog import queries as catalog
from gongdan.catalog.content import Situation
from gongdan.catalog.queries.record_types import record_type
from gongdan.channels import links
from gongdan.channels.errors import FormLinkNotFound, FormLinkOver, LinkInvalid
from gongdan.channels.models import FormLink
from gongdan.channels.openness import content_of, fit, missing
from gongdan.forms import queries as forms
from gongdan.forms.queries import FormVersionValue
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import NotFound
from gongdan.kernel.texts import Text

ORDERS, RECORDS = "work_order_type", "record_type"
DEFINE = "define"


@dataclass(frozen=True)
class Bound:
    """What a link fills in: the type's application, name and form as they are now."""

    application: str
    name: Text
    form: FormVersionValue
    situations: list[Situation]


@dataclass(frozen=True, kw_only=True)
class FormLinkValue:
    """A link as its builder sees it."""

    id: int
    application: str
    target: str
    code: str
    type_name: Text
    name: Text
    intro: Text
    fields: list[str]
    missing: list[Text]
    url: str
    is_open: bool
    is_over: bool
    expires_at: datetime | None
    per_hour: int | None
    filed: int
    filed_at: datetime | None
    rev: int


@dataclass(frozen=True, kw_only=True)
class LinkField:
    """A field of a type's form, and whether a link may ask it."""

    id: str
    code: str
    kind: str
    label: Text
    is_fit: bool
    is_required: bool


@dataclass(frozen=True, kw_only=True)
class LinkPage:
    """A form as whoever has its link fills it in; a request asks more than the form."""

    name: Text
    intro: Text
    is_request: bool
    form: dict[str, object]
    situations: list[Situation]


def bound(target: str, code: str) -> Bound:
    """What a link fills in; refused when there is no such type in use."""
    if target == ORDERS:
        type_ = catalog.current_type(code)
        form = forms.version(type_.form_version_id)
        return Bound(type_.application.code, type_.name, form, list(type_.content.situations))
    if target != RECORDS:
        raise NotFound(what="Type")
    kept = record_type(code)
    return Bound(kept.application, kept.name, forms.version(kept.form_version_id), [])


def form_links(*, by: Actor, at: datetime) -> list[FormLinkValue]:
    """The links into applications that the actor builds, the newest first."""
    require_somewhere(by, DEFINE)
    rows = FormLink.objects.order_by("-created_at", "-id")
    return [_value(one, at=at) for one in rows if may(by, DEFINE, application=one.application)]


def form_link(link_id: int, *, by: Actor, at: datetime) -> FormLinkValue:
    """One of them."""
    found = FormLink.objects.filter(pk=link_id).first()
    if found is None or not may(by, DEFINE, application=found.application):
        raise FormLinkNotFound()
    return _value(found, at=at)


def link_fields(target: str, code: str, *, by: Actor) -> list[LinkField]:
    """What a link to this type might ask."""
    what = bound(target, code)
    require(by, DEFINE, application=what.application)
    asked = fit(what.form)
    return [
        LinkField(
            id=one.id,
            code=one.code,
            kind=one.kind,
            label=dict(one.label),
            is_fit=one.id in asked,
            is_required=one.is_required,
        )
        for one in what.form.fields
    ]


def link_page(key: str, *, at: datetime) -> LinkPage:
    """What somebody sees who follows a link; nothing of the organization but this form."""
    link = link_behind(key, at=at)
    what = bound(link.target, link.code)
    return LinkPage(
        name=link.name,
        intro=link.intro,
        is_request=link.target == ORDERS,
        form=content_of(what.form, link.fields),
        situations=what.situations,
    )


def link_behind(key: str, *, at: datetime, is_locked: bool = False) -> FormLink:
    """The link of a key; refused when it is forged or renewed, closed or over."""
    link_id, round_ = links.read_form_key(key)
    rows: QuerySet[FormLink] = FormLink.objects.filter(pk=link_id)
    found = (rows.select_for_update() if is_locked else rows).first()
    if found is None or found.round != round_:
        raise LinkInvalid()
    if not found.is_open or _is_over(found, at=at):
        raise FormLinkOver()
    return found


def _is_over(link: FormLink, *, at: datetime) -> bool:
    return link.expires_at is not None and link.expires_at <= at


def _value(link: FormLink, *, at: datetime) -> FormLinkValue:
    what = bound(link.target, link.code)
    return FormLinkValue(
        id=link.pk,
        application=link.application,
        target=link.target,
        code=link.code,
        type_name=what.name,
        name=link.name,
        intro=link.intro,
        fields=link.fields,
        missing=[dict(one.label) for one in missing(what.form, link.fields)],
        url=links.form_url(link.pk, link.round),
        is_open=link.is_open,
        is_over=_is_over(link, at=at),
        expires_at=link.expires_at,
        per_hour=link.per_hour,
        filed=link.filed,
        filed_at=link.filed_at,
        rev=link.rev,
    )
