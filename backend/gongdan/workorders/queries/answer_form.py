"""The form of an order as somebody may see it, for a page that draws the answers."""

from __future__ import annotations

from dataclasses import dataclass

from gongdan.accounts.permissions import Access
from gongdan.catalog import queries as catalog
from gongdan.forms import queries as forms
from gongdan.forms.reach import without_hidden
from gongdan.kernel.actors import Actor
from gongdan.workorders.answers import levels_of
from gongdan.workorders.facts import application_of
from gongdan.workorders.finding import find
from gongdan.workorders.step_rights import stage_access


@dataclass(frozen=True, kw_only=True)
class AnswerForm:
    """The version that the order was filed with, without hidden fields; access by field id."""

    content: dict[str, object]
    access: dict[str, Access]


def answer_form(number: str, *, by: Actor) -> AnswerForm:
    """What the order's answers are drawn with; changing them asks for the same rights again."""
    order = find(number, by=by)
    type_ = catalog.type_version(order.type_version_id)
    form = forms.version(type_.form_version_id)
    application = application_of(order)
    stage = stage_access(order, by=by, type_=type_)
    access = levels_of(form, by=by, application=application, stage=stage)
    return AnswerForm(
        content=without_hidden(form.content, access),
        access={key: level for key, level in access.items() if level != "hidden"},
    )
