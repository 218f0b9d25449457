"""Saved views."""

from __future__ import annotations

from ninja import Router

from gongdan.accounts.requests import Request
from gongdan.kernel.times import now
from gongdan.records import queries
from gongdan.records.commands import views
from gongdan.records.queries import ViewValue
from gongdan.records.schemas.views import ViewIn, ViewOut

router = Router(tags=["records"])


@router.get("/saved-views", response=list[ViewOut], operation_id="records_saved_views")
def saved_views(request: Request, subject: str = "work_order") -> list[ViewValue]:
    """One's own views and the shared ones."""
    return queries.saved_views(subject=subject, by=request.actor)


@router.post("/saved-views", response={201: ViewOut}, operation_id="records_save_view")
def save_view(request: Request, body: ViewIn) -> ViewValue:
    """Keep a list under a name."""
    scope = body.scope or ("everyone" if body.is_shared else "private")
    new = views.NewView(
        subject=body.subject,
        name=body.name,
        query=body.query,
        kind=body.kind,
        scope=scope,
        team_id=body.team_id,
    )
    saved = views.save_view(new=new, by=request.actor, at=now())
    return queries.saved_view(saved.pk, by=request.actor)


@router.delete(
    "/saved-views/{int:view_id}", response={204: None}, operation_id="records_remove_view"
)
def remove_view(request: Request, view_id: int) -> None:
    """Forget a view."""
    views.remove_view(view_id=view_id, by=request.actor, at=now())
