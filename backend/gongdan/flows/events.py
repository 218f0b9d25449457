"""What happens to processes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from gongdan.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class ProcessCreated(Event):
    """A new process was begun."""

    name: ClassVar[str] = "flows.process_created"
    process: str
    application: str


@dataclass(frozen=True, kw_only=True)
class ProcessDraftSaved(Event):
    """Somebody edited a process without publishing it."""

    name: ClassVar[str] = "flows.process_draft_saved"
    process: str
    checksum: str


@dataclass(frozen=True, kw_only=True)
class ProcessPublished(Event):
    """A process has a new version, which new work follows once its type is published with it.

    A small revision names the version that it ``revises``: running work follows it too.
    """

    name: ClassVar[str] = "flows.process_published"
    process: str
    version: int
    checksum: str
    revises: int | None = None


@dataclass(frozen=True, kw_only=True)
class ProcessRenamed(Event):
    """A process has another name."""

    name: ClassVar[str] = "flows.process_renamed"
    process: str
    before: dict[str, str]
    after: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class ProcessNoted(Event):
    """A builder wrote something beside a step."""

    name: ClassVar[str] = "flows.process_noted"
    process: str
    step: str
    text: str


@dataclass(frozen=True, kw_only=True)
class ProcessNoteSettled(Event):
    """What was written beside a step is settled."""

    name: ClassVar[str] = "flows.process_note_settled"
    process: str
    step: str
    note: int


@dataclass(frozen=True, kw_only=True)
class ProcessFileTaken(Event):
    """A file of another tool became the draft of a process."""

    name: ClassVar[str] = "flows.process_file_taken"
    process: str
    file: str
    findings: int
