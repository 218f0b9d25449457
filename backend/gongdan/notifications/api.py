"""Addresses of the inbox."""

from __future__ import annotations

from ninja import Query, Router

from gongdan.accounts.requests import Request
from gongdan.kernel.times import now
from gongdan.notifications import commands, queries
from gongdan.notifications.schemas import (
    InboxOut,
    InboxQuery,
    KeptMailQuery,
    KeptMailsOut,
    ReadIn,
    UnreadOut,
)

router = Router(tags=["notifications"])


@router.get("/inbox", response=InboxOut, operation_id="notifications_list_inbox")
def list_inbox(request: Request, query: Query[InboxQuery]) -> InboxOut:
    """What one was told, newest first."""
    page = queries.inbox(
        is_unread_only=query.unread, cursor=query.cursor, limit=query.limit, by=request.actor
    )
    return InboxOut.from_orm(page)


@router.get("/inbox/count", response=UnreadOut, operation_id="notifications_count_unread")
def count_unread(request: Request) -> UnreadOut:
    """How many messages one has not read."""
    return UnreadOut(unread=queries.unread(by=request.actor))


@router.put("/inbox/read", response=UnreadOut, operation_id="notifications_mark_read")
def mark_read(request: Request, body: ReadIn) -> UnreadOut:
    """Mark messages as read."""
    commands.mark_read(ids=body.ids, by=request.actor, at=now())
    return UnreadOut(unread=queries.unread(by=request.actor))


@router.get("/kept-mail", response=KeptMailsOut, operation_id="notifications_list_kept_mail")
def list_kept_mail(request: Request, query: Query[KeptMailQuery]) -> KeptMailsOut:
    """The mails the demonstration kept instead of sending."""
    page = queries.kept_mail(cursor=query.cursor, limit=query.limit, by=request.actor)
    return KeptMailsOut.from_orm(page)
