"""What happens to forms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from gongdan.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class FormCreated(Event):
    """Somebody began a form."""

    name: ClassVar[str] = "forms.created"
    form: str
    application: str


@dataclass(frozen=True, kw_only=True)
class FormRenamed(Event):
    """A form has another name."""

    name: ClassVar[str] = "forms.renamed"
    form: str
    before: dict[str, str]
    after: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class FormDraftSaved(Event):
    """Somebody edited a form without publishing it."""

    name: ClassVar[str] = "forms.draft_saved"
    form: str
    checksum: str


@dataclass(frozen=True, kw_only=True)
class FormPublished(Event):
    """A form has a new version; fields it no longer asks for are retired, their values stay."""

    name: ClassVar[str] = "forms.published"
    form: str
    version: int
    checksum: str
    added: list[str]
    retired: list[str]


@dataclass(frozen=True, kw_only=True)
class FormRetired(Event):
    """A form is no longer offered; what was filled in stays readable."""

    name: ClassVar[str] = "forms.retired"
    form: str
