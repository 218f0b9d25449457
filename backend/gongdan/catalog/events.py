"""What happens to what can be requested."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from gongdan.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class ApplicationCreated(Event):
    """A department's application was made."""

    name: ClassVar[str] = "catalog.application_created"
    code: str
    title: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class ApplicationChanged(Event):
    """An application's name, department or desk changed."""

    name: ClassVar[str] = "catalog.application_changed"
    code: str
    changes: dict[str, dict[str, object]]


@dataclass(frozen=True, kw_only=True)
class CategoryCreated(Event):
    """A category was added to the tree."""

    name: ClassVar[str] = "catalog.category_created"
    code: str
    application: str
    title: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class CategoryChanged(Event):
    """A category was renamed, moved, or switched."""

    name: ClassVar[str] = "catalog.category_changed"
    code: str
    changes: dict[str, dict[str, object]]


@dataclass(frozen=True, kw_only=True)
class TypeCreated(Event):
    """A work-order type was made."""

    name: ClassVar[str] = "catalog.type_created"
    code: str
    application: str


@dataclass(frozen=True, kw_only=True)
class TypePublished(Event):
    """A version of a work-order type went into force for new orders."""

    name: ClassVar[str] = "catalog.type_published"
    code: str
    no: int
    form_version_id: int
    process_version_id: int


@dataclass(frozen=True, kw_only=True)
class TypeOffered(Event):
    """A work-order type can be filed from now on, or no more."""

    name: ClassVar[str] = "catalog.type_offered"
    code: str
    is_active: bool


@dataclass(frozen=True, kw_only=True)
class RecordTypeCreated(Event):
    """A record type was made."""

    name: ClassVar[str] = "catalog.record_type_created"
    code: str
    application: str
    form: str


@dataclass(frozen=True, kw_only=True)
class RecordTypeChanged(Event):
    """A record type was renamed, moved or switched."""

    name: ClassVar[str] = "catalog.record_type_changed"
    code: str
    changes: dict[str, dict[str, object]]


@dataclass(frozen=True, kw_only=True)
class RecordTypePublished(Event):
    """A version of a record type went into force."""

    name: ClassVar[str] = "catalog.record_type_published"
    code: str
    no: int
    form_version_id: int


@dataclass(frozen=True, kw_only=True)
class TypeChanged(Event):
    """A work-order type was renamed, described anew or moved."""

    name: ClassVar[str] = "catalog.type_changed"
    code: str
    changes: dict[str, dict[str, object]]


@dataclass(frozen=True, kw_only=True)
class PackageInstalled(Event):
    """An application was installed or changed from its file."""

    name: ClassVar[str] = "catalog.package_installed"
    code: str
    no: int
    checksum: str
    made: list[str]
    changed: list[str]
    retired: list[str]


@dataclass(frozen=True, kw_only=True)
class PackageUndone(Event):
    """An import was taken back: the application is as it was before."""

    name: ClassVar[str] = "catalog.package_undone"
    code: str
    no: int
