"""Shapes of what builders and strangers send for links of forms."""

from __future__ import annotations

from typing import Literal
from uuid import UUID

from pydantic import AwareDatetime, Field, JsonValue

from gongdan.channels.commands.filings import Paper
from gongdan.channels.commands.form_links import LinkFacts
from gongdan.channels.commands.public import Caller
from gongdan.channels.schemas.portal import PHONE
from gongdan.kernel.schemas import In, Out
from gongdan.workorders.commands.intake import Request


class LinkFactsIn(In):
    """What a link asks, what it is called, how long it is open and how much it takes."""

    name: dict[str, str]
    intro: dict[str, str] = Field(default_factory=dict)
    fields: list[str] = Field(max_length=500)
    expires_at: AwareDatetime | None = None
    per_hour: int | None = Field(None, ge=1, le=10_000)

    def as_facts(self) -> LinkFacts:
        """The same as the command takes it."""
        return LinkFacts(
            name=self.name,
            intro={language: text for language, text in self.intro.items() if text},
            fields=self.fields,
            expires_at=self.expires_at,
            per_hour=self.per_hour,
        )


class FormLinkIn(LinkFactsIn):
    """A new link, to a type of work orders or of records."""

    target: Literal["work_order_type", "record_type"]
    code: str


class FormLinkChangeIn(LinkFactsIn):
    """A link said anew."""

    is_open: bool
    rev: int


class PaperIn(In):
    """A form as a stranger filled it in; a request says besides what it is about and who asks."""

    answers: dict[str, JsonValue] = Field(default_factory=dict)
    title: str = ""
    description: str = ""
    situation: str | None = None
    attachment_ids: list[UUID] = Field(default_factory=list, max_length=9)
    contact_name: str | None = Field(None, max_length=60, pattern=r"\S")
    contact_phone: str | None = Field(None, max_length=40, pattern=PHONE)
    # Nobody sees this box; programs fill it in.
    website: str = Field("", max_length=200)

    def as_paper(self) -> Paper:
        """The same as the command takes it."""
        said = self.contact_name is not None and self.contact_phone is not None
        caller = Caller(self.contact_name or "", self.contact_phone or "") if said else None
        request = Request(
            type="",
            title=self.title,
            description=self.description,
            situation=self.situation,
            attachment_ids=self.attachment_ids,
        )
        return Paper(answers=self.answers, request=request, caller=caller, trap=self.website)


class LinkFileOut(Out):
    """A file that was taken; only the form that names it will have it."""

    id: UUID
    name: str
    media_type: str
    byte_size: int
    width: int | None
    height: int | None
    has_preview: bool
    is_internal: bool
