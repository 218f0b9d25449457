"""What changes uploads."""

from __future__ import annotations

import zipfile
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction

from gongdan.audit.commands import append
from gongdan.files import pictures, storage
from gongdan.files.errors import (
    AlreadyAttached,
    FileEmpty,
    FileNotFound,
    FileTooLarge,
    FileTypeRefused,
    TooManyFiles,
)
from gongdan.files.events import FileDiscarded, FilesAttached, FileStored, FileTakenOver
from gongdan.files.models import Upload
from gongdan.files.names import safe_name
from gongdan.files.permissions import is_owner
from gongdan.files.sweeping import hold, may_sweep, sweep
from gongdan.files.types import HEAD, PREVIEWED, PROGRAM, ZIP, true_type
from gongdan.kernel.actors import Actor
from gongdan.kernel.events import Subject

MEGABYTE = 1024 * 1024
STALE_AFTER = timedelta(days=1)
BATCH = 500


@dataclass(frozen=True)
class Sent:
    """A file as it arrives: its name, what the sender says it is, and its bytes in pieces."""

    name: str
    chunks: Iterable[bytes]
    claimed_type: str = ""


@transaction.atomic
def store(*, sent: Sent, by: Actor, at: datetime) -> UUID:
    """Keep a file that belongs to nothing yet; returns its id."""
    name, limit = safe_name(sent.name), largest()
    try:
        with storage.receive(sent.chunks, limit=limit) as incoming:
            upload = _upload(incoming, name=name, claimed_type=sent.claimed_type)
            hold(incoming.sha256)
            storage.keep(incoming)
    except storage.TooLong as too_long:
        raise FileTooLarge(name=name, limit_megabytes=limit // MEGABYTE) from too_long
    upload.owner_id = by.id if by.kind == "person" else None
    upload.created_at = at
    upload.save(force_insert=True)
    event = FileStored(
        file=str(upload.id),
        file_name=name,
        media_type=upload.media_type,
        byte_size=upload.byte_size,
        sha256=upload.sha256,
    )
    append(event, on=Subject("upload", upload.history_number), by=by, at=at)
    return upload.id


@transaction.atomic
def take_over(*, ids: Collection[UUID], by: Actor, at: datetime) -> None:
    """Make files somebody's own that nobody signed in sent and that belong to nothing yet.

    Who names them by their ids sent them; a file of anybody else is not found.
    """
    nobodys = Upload.objects.select_for_update().filter(owner_id=None, subject_kind="")
    uploads = list(nobodys.filter(pk__in=ids).order_by("id"))
    if len(uploads) < len(set(ids)):
        raise FileNotFound()
    for upload in uploads:
        upload.owner_id = by.id
        upload.save(update_fields=["owner_id"])
        event = FileTakenOver(file=str(upload.id), file_name=upload.name)
        append(event, on=Subject("upload", upload.history_number), by=by, at=at)


@transaction.atomic
def attach(
    *, ids: Sequence[UUID], subject: Subject, is_internal: bool, by: Actor, at: datetime
) -> None:
    """Make files part of a subject: only one's own, only once, not too many.

    Whether the actor may add to the subject is judged by whoever owns the subject's kind.
    """
    uploads = _mine(ids, by=by)
    fresh = [upload for upload in uploads if not _belongs_to(upload, subject)]
    _refuse_too_many(subject, len(fresh))
    if not fresh:
        return
    for upload in fresh:
        upload.subject_kind, upload.subject_id = subject.kind, subject.id
        upload.is_internal = is_internal
    Upload.objects.bulk_update(fresh, ["subject_kind", "subject_id", "is_internal"])
    event = FilesAttached(
        files=[str(upload.id) for upload in fresh],
        file_names=[upload.name for upload in fresh],
        is_internal=is_internal,
    )
    append(event, on=subject, by=by, at=at)


@transaction.atomic
def discard(*, id: UUID, by: Actor, at: datetime) -> None:  # noqa: A002 the word callers know
    """Throw away one's own file that belongs to nothing."""
    upload = _mine([id], by=by)[0]
    if upload.subject_kind:
        raise AlreadyAttached(name=upload.name)
    _discard([upload], by=by, at=at)


@transaction.atomic
def discard_stale(*, by: Actor, at: datetime) -> int:
    """Throw away files that nobody attached within a day; returns how many.

    None while a backup is being made: it would miss them.
    """
    if not may_sweep():
        return 0
    stale = Upload.objects.select_for_update(skip_locked=True).filter(
        subject_kind="", created_at__lt=at - STALE_AFTER
    )
    uploads = list(stale.order_by("created_at", "id")[:BATCH])
    _discard(uploads, by=by, at=at)
    return len(uploads)


def largest() -> int:
    """The most bytes one file may have."""
    return int(getattr(settings, "FILES_LARGEST_BYTES", 25 * MEGABYTE))


def most_per_subject() -> int:
    """The most files one subject may have."""
    return int(getattr(settings, "FILES_PER_SUBJECT", 20))


def _upload(incoming: storage.Incoming, *, name: str, claimed_type: str) -> Upload:
    if incoming.byte_size == 0:
        raise FileEmpty(name=name)
    media_type = _type_of(incoming.path, name=name)
    if media_type == PROGRAM:
        raise FileTypeRefused(name=name, media_type=media_type)
    size = pictures.size_of(incoming.path) if media_type in PREVIEWED else None
    return Upload(
        sha256=incoming.sha256,
        byte_size=incoming.byte_size,
        name=name,
        media_type=media_type,
        claimed_type=claimed_type[:120],
        width=size[0] if size else None,
        height=size[1] if size else None,
    )


def _type_of(path: Path, *, name: str) -> str:
    with path.open("rb") as file:
        head = file.read(HEAD)
    first = true_type(head, name=name)
    return true_type(head, name=name, members=_members(path)) if first == ZIP else first


def _members(path: Path) -> Collection[str]:
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return ()


def _mine(ids: Sequence[UUID], *, by: Actor) -> list[Upload]:
    wanted = list(dict.fromkeys(ids))
    locked = Upload.objects.select_for_update().filter(pk__in=wanted).order_by("id")
    found = {upload.id: upload for upload in locked if is_owner(by, upload)}
    if len(found) < len(wanted):
        raise FileNotFound()
    return [found[id_] for id_ in wanted]


def _belongs_to(upload: Upload, subject: Subject) -> bool:
    if not upload.subject_kind:
        return False
    if (upload.subject_kind, upload.subject_id) != (subject.kind, subject.id):
        raise AlreadyAttached(name=upload.name)
    return True


def _refuse_too_many(subject: Subject, more: int) -> None:
    attached = Upload.objects.filter(subject_kind=subject.kind, subject_id=subject.id).count()
    if attached + more > most_per_subject():
        raise TooManyFiles(limit=most_per_subject())


def _discard(uploads: list[Upload], *, by: Actor, at: datetime) -> None:
    Upload.objects.filter(pk__in=[upload.pk for upload in uploads]).delete()
    hashes = sorted({upload.sha256 for upload in uploads})
    transaction.on_commit(lambda: sweep(hashes))
    for upload in uploads:
        event = FileDiscarded(file=str(upload.id), file_name=upload.name)
        append(event, on=Subject("upload", upload.history_number), by=by, at=at)
