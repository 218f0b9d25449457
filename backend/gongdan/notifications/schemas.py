"""Shapes of messages and kept mails."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from gongdan.kernel.schemas import In, Out, PageOut

Id = Annotated[int, Field(ge=1, le=9_223_372_036_854_775_807)]


class NoticeOut(Out):
    """One message."""

    id: int
    at: datetime
    kind: str
    text: dict[str, str]
    number: str
    title: str
    is_read: bool
    priority: int
    path: str
    waits_until: datetime | None
    waits_for: str


class InboxOut(PageOut):
    """One page of messages and how many are unread in all."""

    items: list[NoticeOut]
    unread: int


class UnreadOut(Out):
    """How many messages are unread."""

    unread: int


class ReadIn(In):
    """Which messages were read: some, or all."""

    ids: Annotated[list[Id], Field(max_length=500)] | None = None
    all: Literal[True] | None = None

    @model_validator(mode="after")
    def one_of_both(self) -> Self:
        """Exactly one of the two must be said."""
        if (self.ids is None) == (self.all is None):
            raise ValueError("ids or all")
        return self


WallTime = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]


class QuietHoursIn(In):
    """When messages of clocks wait; with ``digest_at`` they come once a day, put together."""

    is_on: bool
    starts: WallTime = "22:00"
    ends: WallTime = "07:00"
    lets_urgent: bool = True
    digest_at: WallTime | None = None


class QuietHoursOut(Out):
    """When messages of clocks wait."""

    is_on: bool
    starts: str
    ends: str
    lets_urgent: bool
    digest_at: str | None


class MyQuietHoursOut(QuietHoursOut):
    """One's own: whether one said so oneself, and how many messages wait now."""

    is_own: bool
    waiting: int


class KeptMailOut(Out):
    """A mail that the demonstration kept."""

    id: int
    to: str
    subject: str
    body_text: str
    body_html: str
    at: datetime


class KeptMailsOut(PageOut):
    """One page of kept mails."""

    items: list[KeptMailOut]


class InboxQuery(In):
    """Which page of messages."""

    unread: bool = False
    cursor: Annotated[str, Field(max_length=400)] = ""
    limit: Annotated[int, Field(ge=1, le=100)] = 30


class KeptMailQuery(In):
    """Which page of kept mails."""

    cursor: Annotated[str, Field(max_length=400)] = ""
    limit: Annotated[int, Field(ge=1, le=100)] = 50
