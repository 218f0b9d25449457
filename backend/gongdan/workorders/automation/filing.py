"""Orders that an order makes, tied to it and filed for the same requester."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field

from gongdan.catalog import queries as catalog
from gongdan.forms import queries as forms
from gongdan.forms.engine import by_id
from gongdan.kernel.actors import SYSTEM
from gongdan.workorders.change import Change
from gongdan.workorders.commands.intake import Request, submit
from gongdan.workorders.errors import TooManyOf
from gongdan.workorders.events import Linked
from gongdan.workorders.models import Link, WorkOrder

DEEPEST = 5
_depth: ContextVar[int] = ContextVar("filed_by_orders", default=0)


@dataclass(frozen=True, kw_only=True)
class NewOrder:
    """Its type, title, and answers by code."""

    type: str
    title: str
    answers: Mapping[str, object] = field(default_factory=dict)


def file_order(this: Change, new: NewOrder) -> WorkOrder:
    """File another order, caused by this one; orders that make orders go only so deep."""
    if _depth.get() >= DEEPEST:
        raise TooManyOf(what="orders", limit=DEEPEST)
    form = forms.version(catalog.current_type(new.type).form_version_id)
    request = Request(
        type=new.type,
        title=new.title,
        requester_id=this.order.requester_id,
        channel="api",
        answers=by_id(form.definition, new.answers),
    )
    deeper = _depth.set(_depth.get() + 1)
    try:
        made = submit(request=request, by=SYSTEM, at=this.at)
    finally:
        _depth.reset(deeper)
    Link.objects.create(source=made, target=this.order, kind="caused_by", created_at=this.at)
    this.note(Linked(other=made.number, kind="caused_by", is_removed=False))
    return made
