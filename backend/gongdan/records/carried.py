"""The part of an application file that records bring: views of record types that everyone uses."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import cast

from gongdan.catalog.queries.record_types import record_types
from gongdan.catalog.sections import Section
from gongdan.kernel.actors import Actor
from gongdan.records.commands.views import NewView, remove_view, save_view
from gongdan.records.models import SavedView, ViewScope
from gongdan.records.permissions import subject_of

Part = Mapping[str, object]


def read_views(application: str, by: Actor) -> list[dict[str, object]]:
    """The views for everyone of the application's record types, by type and name."""
    codes = {subject_of(one.code): one.code for one in record_types(by=by, application=application)}
    found = SavedView.objects.filter(subject__in=codes, scope=ViewScope.EVERYONE)
    return [
        {
            "code": f"{codes[view.subject]}/{view.name}",
            "name": {"zh-CN": view.name},
            "record_type": codes[view.subject],
            "kind": view.kind,
            "query": view.query,
        }
        for view in found.order_by("subject", "position", "name", "pk")
    ]


def put_view(_application: str, part: Part, by: Actor, at: datetime) -> None:
    """Keep a view of the file for everyone, as the importer's own."""
    record_type, _, name = str(part["code"]).partition("/")
    new = NewView(
        subject=subject_of(record_type),
        name=name,
        query=cast("Part", part.get("query", {})),
        kind=str(part.get("kind", "grid")),
        scope=ViewScope.EVERYONE,
    )
    save_view(new=new, by=by, at=at)


def retire_view(_application: str, key: str, by: Actor, at: datetime) -> None:
    """Forget a view that the file has no more."""
    record_type, _, name = key.partition("/")
    found = SavedView.objects.filter(subject=subject_of(record_type), name=name)
    for view in found.filter(scope=ViewScope.EVERYONE):
        remove_view(view_id=view.pk, by=by, at=at)


VIEWS = Section("views", read_views, put_view, retire_view)
