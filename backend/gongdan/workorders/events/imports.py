"""What came from another system with its past."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from gongdan.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class Imported(Event):
    """A work order came from another system with its past; nothing runs for it."""

    name: ClassVar[str] = "workorders.imported"
    number: str
    source: str
    source_id: str
    title: str


@dataclass(frozen=True, kw_only=True)
class ImportedChange(Event):
    """One change in the imported past."""

    name: ClassVar[str] = "workorders.imported_change"
    status: str
    source_status: str
    group: str
    person: str
    facts_then: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class OrdersImported(Event):
    """Orders of another system were kept; how many were there already."""

    name: ClassVar[str] = "workorders.imported_batch"
    source: str
    created: int
    skipped: int
