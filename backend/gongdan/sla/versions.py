"""Drafts and published versions: one draft, one published version, the rest retired."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from django.db.models import Manager, Max

from gongdan.kernel.actors import Actor
from gongdan.sla.errors import NothingToPublish
from gongdan.sla.models import Version, VersionState

V = TypeVar("V", bound=Version)

DRAFT_NO = 0


def put_draft(versions: Manager[V], content: dict[str, object]) -> V:
    """Keep content as the one draft."""
    draft = versions.filter(state=VersionState.DRAFT).first()
    if draft is None:
        return versions.create(no=DRAFT_NO, content=content, state=VersionState.DRAFT)
    draft.content = content
    draft.save(update_fields=["content"])
    return draft


def publish_draft(versions: Manager[V], *, by: Actor, at: datetime) -> V:
    """Make the draft the published version."""
    draft = versions.filter(state=VersionState.DRAFT).first()
    if draft is None:
        raise NothingToPublish()
    _retire(versions)
    draft.no = _next(versions)
    draft.state = VersionState.PUBLISHED
    draft.published_at, draft.published_by = at, by.as_dict()
    draft.save(update_fields=["no", "state", "published_at", "published_by"])
    return draft


def publish_content(
    versions: Manager[V], content: dict[str, object], *, by: Actor, at: datetime
) -> V:
    """Make content the published version beside an unfinished draft."""
    _retire(versions)
    return versions.create(
        no=_next(versions),
        content=content,
        state=VersionState.PUBLISHED,
        published_at=at,
        published_by=by.as_dict(),
    )


def current(versions: Manager[V]) -> V | None:
    """The published version, if there is one."""
    return versions.filter(state=VersionState.PUBLISHED).first()


def draft_of(versions: Manager[V]) -> V | None:
    """The draft, if there is one."""
    return versions.filter(state=VersionState.DRAFT).first()


def _retire(versions: Manager[V]) -> None:
    versions.filter(state=VersionState.PUBLISHED).update(state=VersionState.RETIRED)


def _next(versions: Manager[V]) -> int:
    highest = versions.aggregate(highest=Max("no"))["highest"]
    return int(highest or 0) + 1
