"""Shapes of what is said in an order."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from gongdan.accounts.queries import PersonBrief
from gongdan.kernel.schemas import In, Out
from gongdan.kernel.texts import Text


class CommentIn(In):
    """A reply to the requester, or an internal note."""

    body: str = ""
    is_internal: bool = False
    attachment_ids: tuple[UUID, ...] = ()
    mention_ids: tuple[int, ...] = ()


class AttachmentOut(Out):
    """A file in the conversation; its bytes are at ``/files/{id}``."""

    id: UUID
    name: str
    media_type: str
    byte_size: int
    width: int | None
    height: int | None
    has_preview: bool
    is_internal: bool
    created_at: datetime


class SpeechOut(Out):
    """What was said."""

    id: int
    body: str
    is_internal: bool
    channel: str
    role: str
    attachments: list[AttachmentOut]
    mentions: list[PersonBrief]


class SpeakerOut(Out):
    """Who did or said it."""

    kind: str
    id: int | None
    name: str
    name_en: str
    tint: int | None


class TimelineEntryOut(Out):
    """One line of the timeline, ready to show."""

    id: int
    at: datetime
    kind: str
    event: str
    actor: SpeakerOut
    text: Text
    comment: SpeechOut | None
    decision_id: int | None
    facts: dict[str, object]
    is_automatic: bool


class RatingIn(In):
    """The requester's rating."""

    score: Annotated[int, Field(ge=1, le=5)]
    comment: Annotated[str, Field(max_length=2000)] = ""


class RatingOut(Out):
    """The requester's rating, and until when it may be changed."""

    score: int
    comment: str
    at: datetime
    can_edit_until: datetime


class UrgeOut(Out):
    """When the requester may ask again."""

    rest_until: datetime
