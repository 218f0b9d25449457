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


@dataclass(frozen=True, kw_only=True)
class DictionaryMade(Event):
    """Somebody began a list of options to share."""

    name: ClassVar[str] = "forms.dictionary_made"
    dictionary: str
    application: str


@dataclass(frozen=True, kw_only=True)
class DictionaryChanged(Event):
    """Options were added, renamed, put out of use or back into it."""

    name: ClassVar[str] = "forms.dictionary_changed"
    dictionary: str
    before: dict[str, object]
    after: dict[str, object]


@dataclass(frozen=True, kw_only=True)
class DictionaryRetired(Event):
    """A shared list of options is offered to no new field."""

    name: ClassVar[str] = "forms.dictionary_retired"
    dictionary: str
