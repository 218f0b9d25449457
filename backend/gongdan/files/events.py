"""What happens to files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from gongdan.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class FileStored(Event):
    """Somebody sent a file."""

    name: ClassVar[str] = "files.stored"
    file: str
    file_name: str
    media_type: str
    byte_size: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class FileTakenOver(Event):
    """What somebody sent before they said who they are is theirs."""

    name: ClassVar[str] = "files.taken_over"
    file: str
    file_name: str


@dataclass(frozen=True, kw_only=True)
class FilesAttached(Event):
    """Files were attached to a subject; internal ones are for staff only."""

    name: ClassVar[str] = "files.attached"
    files: list[str]
    file_names: list[str]
    is_internal: bool


@dataclass(frozen=True, kw_only=True)
class FileDiscarded(Event):
    """A file that belonged to nothing was thrown away."""

    name: ClassVar[str] = "files.discarded"
    file: str
    file_name: str
