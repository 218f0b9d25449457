"""What the pages of a record type are drawn with: its form, and what the reader may do."""

from __future__ import annotations

from dataclasses import dataclass

from gongdan.catalog.queries import offered_types
from gongdan.catalog.queries.record_types import record_type
from gongdan.forms import queries as forms
from gongdan.forms.reach import by_name, without_hidden
from gongdan.kernel.actors import Actor
from gongdan.kernel.texts import Text
from gongdan.records.judging import access_of
from gongdan.records.permissions import require_act


@dataclass(frozen=True, kw_only=True)
class OrderAbout:
    """A type of work order that names such a record, and the field it names it in."""

    type: str
    name: Text
    field: str


@dataclass(frozen=True, kw_only=True)
class RecordPage:
    """A record type for who reads its records; hidden fields are not in its form at all."""

    code: str
    name: Text
    application: str
    level: str
    version: int
    form_version_id: int
    content: dict[str, object]
    access: dict[str, str]
    view: dict[str, object]
    keys: list[str]
    print: list[dict[str, object]]
    orders: list[OrderAbout]


def record_page(code: str, *, by: Actor) -> RecordPage:
    """The type with its newest form."""
    type_ = record_type(code)
    require_act(type_, "read", by=by)
    form = forms.version(type_.form_version_id)
    access = access_of(form, type_, by=by)
    return RecordPage(
        code=type_.code,
        name=type_.name,
        application=type_.application,
        level=type_.access(by).level,
        version=type_.no,
        form_version_id=form.id,
        content=without_hidden(form.content, access),
        access=by_name(form.fields, access),
        view=dict(type_.content.view),
        keys=list(type_.content.keys),
        print=[dict(layout) for layout in type_.content.print],
        orders=_orders_about(type_.code),
    )


def _orders_about(code: str) -> list[OrderAbout]:
    """What can be filed about a record of this type, by the first field that links to it."""
    found: list[OrderAbout] = []
    for type_ in offered_types():
        links = [
            field.id
            for field in forms.version(type_.form_version_id).fields
            if field.kind == "link" and field.settings.get("record_type") == code
        ]
        found += [OrderAbout(type=type_.code, name=type_.name, field=one) for one in links[:1]]
    return found
