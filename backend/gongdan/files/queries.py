"""What others read: files as values, and their bytes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO
from uuid import UUID

from django.db.models import QuerySet

from gongdan.files import pictures, storage
from gongdan.files.errors import FileNotFound, NoPreview
from gongdan.files.models import Upload
from gongdan.files.permissions import may_open
from gongdan.files.types import PREVIEWED, SVG, sent_type
from gongdan.kernel.actors import Actor
from gongdan.kernel.prepared import prepared

EDGES = (160, 640, 1600)


@dataclass(frozen=True)
class FileValue:
    """A file as it is shown: everything but its bytes."""

    id: UUID
    name: str
    media_type: str
    byte_size: int
    sha256: str
    width: int | None
    height: int | None
    has_preview: bool
    is_internal: bool
    owner_id: int | None
    created_at: datetime
    subject_kind: str
    subject_id: int | None

    @property
    def is_picture(self) -> bool:
        """Whether it can serve as a photograph; some cameras write what cannot be previewed."""
        return self.media_type.startswith("image/") and self.media_type != SVG


@dataclass(frozen=True)
class Download:
    """A file with its bytes and the type they are sent as."""

    file: FileValue
    content: BinaryIO
    sent_type: str


def attached(
    kind: str, ids: Iterable[int], *, include_internal: bool
) -> dict[int, list[FileValue]]:
    """The files of several subjects of a kind, oldest first."""
    levels = [False, True] if include_internal else [False]
    found: defaultdict[int, list[FileValue]] = defaultdict(list)
    for row in _attached(kind, list(ids), levels):
        found[row.subject_id or 0].append(_value(row))
    return dict(found)


@prepared
def _attached(kind: str, ids: list[int], is_internal: list[bool]) -> QuerySet[Upload]:
    rows = Upload.objects.filter(subject_kind=kind, subject_id__any=ids)
    return rows.filter(is_internal__any=is_internal).order_by("created_at", "id")


def file(id: UUID, *, by: Actor) -> FileValue:  # noqa: A002 the word callers know
    """One file the actor may see."""
    return _value(_row(id, by=by))


def files(ids: Iterable[UUID]) -> list[FileValue]:
    """Files by id, for callers that judged who may see them."""
    rows = Upload.objects.filter(pk__in=list(ids))
    return [_value(row) for row in rows.order_by("created_at", "id")]


def download(id: UUID, *, by: Actor) -> Download:  # noqa: A002 the word callers know
    """One file with its bytes."""
    row = _row(id, by=by)
    return Download(
        file=_value(row),
        content=storage.open_content(row.sha256),
        sent_type=sent_type(row.media_type),
    )


def preview(id: UUID, *, edge: int, by: Actor) -> bytes:  # noqa: A002 the word callers know
    """The picture as WebP, at most as large as the next size that is drawn."""
    row = _row(id, by=by)
    if row.width is None:
        raise NoPreview()
    wanted = next((known for known in EDGES if known >= edge), EDGES[-1])
    return storage.made_once(f"{row.sha256}-{wanted}", lambda: _draw(row.sha256, wanted))


def _draw(sha256: str, edge: int) -> bytes:
    drawn = pictures.draw(storage.path_of(sha256), edge=edge)
    if drawn is None:
        raise NoPreview()
    return drawn


def _row(id: UUID, *, by: Actor) -> Upload:  # noqa: A002 the word callers know
    row = Upload.objects.filter(pk=id).first()
    if row is None or not may_open(by, row):
        raise FileNotFound()
    return row


def _value(row: Upload) -> FileValue:
    return FileValue(
        id=row.id,
        name=row.name,
        media_type=row.media_type,
        byte_size=row.byte_size,
        sha256=row.sha256,
        width=row.width,
        height=row.height,
        has_preview=row.media_type in PREVIEWED and row.width is not None,
        is_internal=row.is_internal,
        owner_id=row.owner_id,
        created_at=row.created_at,
        subject_kind=row.subject_kind,
        subject_id=row.subject_id,
    )
