"""Lists as people want to see them again: saved, shared, removed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from gongdan.audit.commands import append
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import Forbidden, NotFound
from gongdan.kernel.events import Subject
from gongdan.records.events import ViewRemoved, ViewSaved
from gongdan.records.models import SavedView
from gongdan.records.permissions import may_share

VIEW = "saved_view"


@dataclass(frozen=True, kw_only=True)
class NewView:
    """A list's filters and sort under a name."""

    subject: str
    name: str
    query: Mapping[str, object] = field(default_factory=dict)
    is_shared: bool = False


@transaction.atomic
def save_view(*, new: NewView, by: Actor, at: datetime) -> SavedView:
    """Keep a list under a name, in the place of one's own view of that name if there is one."""
    if by.rights.person_id is None or (new.is_shared and not may_share(by)):
        raise Forbidden(permission="share")
    saved, is_new = SavedView.objects.update_or_create(
        owner_id=by.rights.person_id,
        subject=new.subject,
        name=new.name,
        defaults={"query": dict(new.query), "is_shared": new.is_shared},
    )
    event = ViewSaved(
        subject=saved.subject, title=saved.name, is_shared=saved.is_shared, is_new=is_new
    )
    append(event, on=Subject(VIEW, saved.pk), by=by, at=at)
    return saved


@transaction.atomic
def remove_view(*, view_id: int, by: Actor, at: datetime) -> None:
    """Forget a view of one's own; an administrator may also remove a shared one."""
    saved = SavedView.objects.select_for_update().filter(pk=view_id).first()
    if saved is None or not _may_remove(saved, by):
        raise NotFound(what="View")
    event = ViewRemoved(subject=saved.subject, title=saved.name)
    saved.delete()
    append(event, on=Subject(VIEW, view_id), by=by, at=at)


def _may_remove(saved: SavedView, by: Actor) -> bool:
    is_own = saved.owner_id == by.rights.person_id
    return is_own or (saved.is_shared and by.rights.is_administrator)
