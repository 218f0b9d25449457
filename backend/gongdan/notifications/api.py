"""Addresses of the inbox."""

from __future__ import annotations

from django.http import HttpResponse
from ninja import Query, Router, Status

from gongdan.accounts.requests import Request
from gongdan.kernel.times import now
from gongdan.notifications import commands, queries
from gongdan.notifications.quiet import Quiet
from gongdan.notifications.schemas import (
    Id,
    InboxOut,
    InboxQuery,
    KeptMailQuery,
    KeptMailsOut,
    MyQuietHoursOut,
    QuietHoursIn,
    QuietHoursOut,
    ReadIn,
    UnreadOut,
)

router = Router(tags=["notifications"])

# Mails write their styles into their elements; nothing else of them is let in.
ALONE = (
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"
)


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


@router.get("/kept-mail/{int:mail_id}/page", operation_id="notifications_show_kept_mail")
def show_kept_mail(request: Request, mail_id: Id) -> HttpResponse:
    """A kept mail as a page inside ours, which can do nothing and reaches nothing."""
    response = HttpResponse(queries.kept_page(mail_id, by=request.actor))
    response["Content-Security-Policy"] = ALONE
    response["X-Frame-Options"] = "SAMEORIGIN"
    return response


@router.get(
    "/inbox/quiet-hours", response=MyQuietHoursOut, operation_id="notifications_get_quiet_hours"
)
def get_quiet_hours(request: Request) -> MyQuietHoursOut:
    """When one's own messages of clocks wait."""
    found = queries.my_quiet_hours(by=request.actor)
    told = _out(found.quiet)
    return MyQuietHoursOut(**told.model_dump(), is_own=found.is_own, waiting=found.waiting)


@router.put(
    "/inbox/quiet-hours", response={204: None}, operation_id="notifications_set_quiet_hours"
)
def set_quiet_hours(request: Request, body: QuietHoursIn) -> Status[None]:
    """Say when one's own messages of clocks wait."""
    commands.set_quiet_hours(quiet=_quiet(body), by=request.actor, at=now())
    return Status(204, None)


@router.delete(
    "/inbox/quiet-hours", response={204: None}, operation_id="notifications_clear_quiet_hours"
)
def clear_quiet_hours(request: Request) -> Status[None]:
    """Go by the organization's quiet hours again."""
    commands.clear_quiet_hours(by=request.actor, at=now())
    return Status(204, None)


@router.get(
    "/quiet-hours", response=QuietHoursOut, operation_id="notifications_get_default_quiet_hours"
)
def get_default_quiet_hours(request: Request) -> QuietHoursOut:
    """When messages of clocks wait for everybody who said nothing else."""
    return _out(queries.default_quiet_hours(by=request.actor))


@router.put(
    "/quiet-hours", response={204: None}, operation_id="notifications_set_default_quiet_hours"
)
def set_default_quiet_hours(request: Request, body: QuietHoursIn) -> Status[None]:
    """Say when messages of clocks wait for everybody who says nothing else."""
    commands.set_default_quiet_hours(quiet=_quiet(body), by=request.actor, at=now())
    return Status(204, None)


def _quiet(body: QuietHoursIn) -> Quiet:
    return Quiet(
        is_on=body.is_on,
        starts=_minutes(body.starts),
        ends=_minutes(body.ends),
        lets_urgent=body.lets_urgent,
        digest_at=None if body.digest_at is None else _minutes(body.digest_at),
    )


def _out(quiet: Quiet) -> QuietHoursOut:
    return QuietHoursOut(
        is_on=quiet.is_on,
        starts=_said(quiet.starts),
        ends=_said(quiet.ends),
        lets_urgent=quiet.lets_urgent,
        digest_at=None if quiet.digest_at is None else _said(quiet.digest_at),
    )


def _minutes(said: str) -> int:
    hours, minutes = said.split(":")
    return int(hours) * 60 + int(minutes)


def _said(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
