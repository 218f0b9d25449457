"""The bytes on disk: each content once, under its hash, written whole or not at all."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

PREVIEWS = "previews"


@dataclass(frozen=True)
class Incoming:
    """Bytes received into a file of their own, not yet kept."""

    path: Path
    sha256: str
    byte_size: int


class TooLong(Exception):
    """More bytes came than are taken."""


@contextmanager
def receive(chunks: Iterable[bytes], *, limit: int) -> Iterator[Incoming]:
    """Write chunks beside the store; what is not kept is gone afterwards."""
    folder = _folder("incoming")
    handle, name = tempfile.mkstemp(dir=folder)
    path, digest, size = Path(name), hashlib.sha256(), 0
    try:
        with os.fdopen(handle, "wb") as file:
            for chunk in chunks:
                size += len(chunk)
                if size > limit:
                    raise TooLong
                digest.update(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        yield Incoming(path=path, sha256=digest.hexdigest(), byte_size=size)
    finally:
        path.unlink(missing_ok=True)


def keep(incoming: Incoming) -> None:
    """Move received bytes into the store, or drop them when it has them already."""
    place = path_of(incoming.sha256)
    if place.exists():
        # The sweep spares what was touched lately.
        os.utime(place)
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    os.replace(incoming.path, place)


def open_content(sha256: str) -> BinaryIO:
    """The bytes with this hash."""
    return path_of(sha256).open("rb")


def remove(sha256: str) -> None:
    """Forget bytes and the pictures made of them."""
    path_of(sha256).unlink(missing_ok=True)
    for preview in _folder(PREVIEWS).glob(f"{sha256}-*"):
        preview.unlink(missing_ok=True)


def made_once(name: str, make: Callable[[], bytes]) -> bytes:
    """A picture under this name, made when it is asked for the first time."""
    place = _folder(PREVIEWS) / name
    if place.exists():
        return place.read_bytes()
    content = make()
    with receive([content], limit=len(content)) as incoming:
        os.replace(incoming.path, place)
    return content


def path_of(sha256: str) -> Path:
    """Where bytes with this hash are kept."""
    return Path(settings.FILES_DIR) / sha256[:2] / sha256[2:4] / sha256


def _folder(name: str) -> Path:
    folder = Path(settings.FILES_DIR) / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder
