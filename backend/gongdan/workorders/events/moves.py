"""What happens when running work is taken to another version of its process."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from gongdan.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class ProcessMigrated(Event):
    """The work follows another version from here on; both stay as they were published."""

    name: ClassVar[str] = "workorders.process_migrated"
    process: str
    from_version: int
    to_version: int
    mapping: dict[str, str]
    is_minor: bool
    reason: str


@dataclass(frozen=True, kw_only=True)
class MoveRefused(Event):
    """The work could not be taken to another version and stays where it is."""

    name: ClassVar[str] = "workorders.move_refused"
    code: str


@dataclass(frozen=True, kw_only=True)
class MoveBegun(Event):
    """Somebody has the running work of a version moved to another."""

    name: ClassVar[str] = "workorders.move_begun"
    process: str
    from_version: int
    to_version: int
    mapping: dict[str, str]
    count: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class MoveCalledOff(Event):
    """Somebody stopped it: what was moved stays moved, the rest stays where it is."""

    name: ClassVar[str] = "workorders.move_called_off"
    process: str
    moved: int
    left: int


@dataclass(frozen=True, kw_only=True)
class MoveEnded(Event):
    """All of it was moved or refused."""

    name: ClassVar[str] = "workorders.move_ended"
    process: str
    moved: int
    refused: int
