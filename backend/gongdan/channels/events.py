"""What happens to imports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from gongdan.kernel.events import Event

SUBJECT = "import_run"


@dataclass(frozen=True, kw_only=True)
class ImportBegun(Event):
    """A file was given to be imported."""

    name: ClassVar[str] = "channels.import_begun"
    file_name: str
    application: str


@dataclass(frozen=True, kw_only=True)
class ImportMapped(Event):
    """It was said what the columns of an import stand for."""

    name: ClassVar[str] = "channels.import_mapped"
    profile: str
    mapping: dict[str, object]


@dataclass(frozen=True, kw_only=True)
class ImportCheckAsked(Event):
    """A dry run was asked for."""

    name: ClassVar[str] = "channels.import_check_asked"


@dataclass(frozen=True, kw_only=True)
class ImportChecked(Event):
    """A dry run went through the whole file."""

    name: ClassVar[str] = "channels.import_checked"
    orders: int
    refused: int
    problems: int


@dataclass(frozen=True, kw_only=True)
class ImportRunAsked(Event):
    """An import was started."""

    name: ClassVar[str] = "channels.import_run_asked"


@dataclass(frozen=True, kw_only=True)
class ImportAdvanced(Event):
    """A batch of an import was kept."""

    name: ClassVar[str] = "channels.import_advanced"
    position: int


@dataclass(frozen=True, kw_only=True)
class ImportDone(Event):
    """An import went through its whole file."""

    name: ClassVar[str] = "channels.import_done"
    created: int
    already_there: int
    refused: int


@dataclass(frozen=True, kw_only=True)
class ImportCancelled(Event):
    """An import was stopped by somebody; what was kept stays."""

    name: ClassVar[str] = "channels.import_cancelled"
    position: int


@dataclass(frozen=True, kw_only=True)
class ImportFailed(Event):
    """An import could not go on."""

    name: ClassVar[str] = "channels.import_failed"
    code: str
    facts_then: dict[str, object]


@dataclass(frozen=True, kw_only=True)
class ProfileSaved(Event):
    """A mapping was kept under a name."""

    name: ClassVar[str] = "channels.profile_saved"
    profile: str
    content: dict[str, object]
