"""Lists as people want to see them again: saved, shared, removed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from gongdan.audit.commands import append
from gongdan.catalog.queries.record_types import record_type
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import Forbidden, NotFound
from gongdan.kernel.events import Subject
from gongdan.records.asking import Asked
from gongdan.records.events import ViewRemoved, ViewSaved
from gongdan.records.listing import filtered, sort_keys
from gongdan.records.models import SavedView, ViewKind, ViewScope
from gongdan.records.permissions import may_share, record_type_of, require_act
from gongdan.records.source import columns

VIEW = "saved_view"


@dataclass(frozen=True, kw_only=True)
class NewView:
    """A list's filters, sort, columns and grouping under a name, how it is drawn, for whom."""

    subject: str
    name: str
    query: Mapping[str, object] = field(default_factory=dict)
    kind: str = ViewKind.GRID
    scope: str = ViewScope.PRIVATE
    team_id: int | None = None

    @property
    def is_shared(self) -> bool:
        """Whether others use it too."""
        return self.scope != ViewScope.PRIVATE


@transaction.atomic
def save_view(*, new: NewView, by: Actor, at: datetime) -> SavedView:
    """Keep a list under a name, in the place of one's own view of that name if there is one."""
    if by.rights.person_id is None or (new.is_shared and not may_share(by)):
        raise Forbidden(permission="share")
    _require_right(new, by)
    saved, is_new = SavedView.objects.update_or_create(
        owner_id=by.rights.person_id,
        subject=new.subject,
        name=new.name,
        defaults={
            "query": dict(new.query),
            "kind": new.kind,
            "scope": new.scope,
            "team_id": new.team_id,
        },
    )
    event = ViewSaved(
        subject=saved.subject,
        title=saved.name,
        is_shared=new.is_shared,
        is_new=is_new,
        kind=saved.kind,
        scope=saved.scope,
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
    is_shared = saved.scope != ViewScope.PRIVATE
    return saved.owner_id == by.rights.person_id or (is_shared and by.rights.is_administrator)


def _require_right(new: NewView, by: Actor) -> None:
    """A team's view needs one's own team; a list of records what its owner may ask for."""
    is_member = new.team_id in by.rights.team_ids or by.rights.is_administrator
    if (new.scope == ViewScope.TEAM) != (new.team_id is not None) or (
        new.team_id is not None and not is_member
    ):
        raise Forbidden(permission="share")
    code = record_type_of(new.subject)
    if code is not None:
        type_ = record_type(code)
        require_act(type_, "read", by=by)
        asked = Asked(
            filter=_filter_text(new.query.get("filter")), sort=str(new.query.get("sort") or "")
        )
        seen = columns(type_, by=by)
        wanted = asked.wanted()
        filtered(wanted, seen)
        sort_keys(wanted.sort, seen)


def _filter_text(condition: object) -> str:
    return json.dumps(condition) if condition else ""
