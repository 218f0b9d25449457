"""Unpacking an archive without trusting what it says about itself."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from gongdan.records.errors import ArchiveRefused, SheetTooLarge, SheetUnreadable
from gongdan.records.sheets.limits import MEGABYTE, MOST_BYTES, MOST_MEGABYTES

CHUNK = 256 * 1024
IN_MEMORY = 16 * MEGABYTE
READABLE = (".csv", ".tsv", ".txt", ".json", ".jsonl", ".ndjson", ".xlsx")
MOST_MEMBERS = 5_000


def open_archive(content: BinaryIO) -> zipfile.ZipFile:
    """The archive; refused when it is broken."""
    try:
        archive = zipfile.ZipFile(content)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as broken:
        raise SheetUnreadable(reason=str(broken)) from broken
    if len(archive.infolist()) > MOST_MEMBERS:
        raise ArchiveRefused(count=len(archive.infolist()))
    return archive


def only_table(archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    """The one table in the archive; what systems add beside it does not count."""
    tables = [
        member
        for member in archive.infolist()
        if member.filename.lower().endswith(READABLE) and not _is_aside(member.filename)
    ]
    if len(tables) != 1:
        raise ArchiveRefused(count=len(tables))
    return tables[0]


@contextmanager
def unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[BinaryIO]:
    """A member's bytes in a file of their own, at most as many as are read."""
    with SpooledTemporaryFile(max_size=IN_MEMORY) as out:
        for chunk in pieces(archive, member):
            out.write(chunk)
        out.seek(0)
        yield cast("BinaryIO", out)


def pieces(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """A member's bytes in pieces; counted, since the size it declares may be a lie."""
    total = 0
    try:
        with archive.open(member) as inside:
            while chunk := inside.read(CHUNK):
                total += len(chunk)
                if total > MOST_BYTES:
                    raise SheetTooLarge(limit=MOST_MEGABYTES, what="MB")
                yield chunk
    except (
        zipfile.BadZipFile,
        zlib.error,
        RuntimeError,
        NotImplementedError,
        OSError,
        EOFError,
        ValueError,
    ) as broken:
        raise SheetUnreadable(reason=str(broken)) from broken


def _is_aside(name: str) -> bool:
    return name.startswith("__MACOSX/") or name.rpartition("/")[2].startswith(".")
