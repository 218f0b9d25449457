"""Shapes of what requesters send."""

from __future__ import annotations

from uuid import UUID

from pydantic import AwareDatetime, Field, JsonValue

from gongdan.channels.commands import Caller
from gongdan.kernel.schemas import In
from gongdan.workorders.commands.confirmation import Answer
from gongdan.workorders.commands.intake import Request

PHONE = r"^[+(]?\d([\d ()./-]{5,})\d$"


class RequestIn(In):
    """A new request from the portal."""

    type: str
    title: str
    description: str = ""
    situation: str | None = None
    answers: dict[str, JsonValue] = Field(default_factory=dict)
    wished_at: AwareDatetime | None = None
    attachment_ids: list[UUID] = Field(default_factory=list, max_length=20)
    contact_phone: str = ""

    def as_request(self) -> Request:
        """The same as the command takes it."""
        return Request(
            type=self.type,
            title=self.title,
            description=self.description,
            situation=self.situation,
            answers=self.answers,
            wished_at=self.wished_at,
            attachment_ids=self.attachment_ids,
            contact_phone=self.contact_phone,
            channel="portal",
        )


class PublicRequestIn(In):
    """A new request of somebody who is not signed in."""

    type: str
    title: str
    description: str = ""
    situation: str | None = None
    answers: dict[str, JsonValue] = Field(default_factory=dict)
    wished_at: AwareDatetime | None = None
    attachment_ids: list[UUID] = Field(default_factory=list, max_length=9)
    contact_name: str = Field(min_length=1, max_length=60, pattern=r"\S")
    contact_phone: str = Field(max_length=40, pattern=PHONE)

    def as_request(self) -> Request:
        """The same as the command takes it."""
        return Request(
            type=self.type,
            title=self.title,
            description=self.description,
            situation=self.situation,
            answers=self.answers,
            wished_at=self.wished_at,
            attachment_ids=self.attachment_ids,
        )

    def as_caller(self) -> Caller:
        """Who says so."""
        return Caller(name=self.contact_name, phone=self.contact_phone)


class ReplyIn(In):
    """A reply by link."""

    body: str = Field(min_length=1, max_length=20_000)


class AnswerIn(In):
    """Is it right now?"""

    is_satisfied: bool
    reason: str = Field("", max_length=2_000)

    def as_answer(self) -> Answer:
        """The same as the command takes it."""
        return Answer(is_satisfied=self.is_satisfied, reason=self.reason)


class PortalRatingIn(In):
    """One to five, and a word if wanted."""

    score: int = Field(ge=1, le=5)
    comment: str = Field("", max_length=2_000)


class LookupIn(In):
    """A number and the last four digits of the telephone."""

    number: str = Field(max_length=40)
    phone_tail: str = Field(pattern=r"^\d{4}$")
