"""Files for the tests."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from PIL import Image

from gongdan.files import commands
from gongdan.kernel.actors import Actor

NOON = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)


def picture(width: int = 40, height: int = 20, *, form: str = "PNG", color: str = "red") -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (width, height), color).save(written, form)
    return written.getvalue()


def turned_photo(camera: str = "secret camera") -> bytes:
    image = Image.new("RGB", (40, 20), "red")
    exif = image.getexif()
    exif[0x0112] = 6
    exif[0x010F] = camera
    written = io.BytesIO()
    image.save(written, "JPEG", exif=exif)
    return written.getvalue()


def archive(*members: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as made:
        for member in members:
            made.writestr(member, "x")
    return written.getvalue()


def store(by: Actor, content: bytes = b"hello", *, name: str = "note.txt") -> UUID:
    sent = commands.Sent(name=name, chunks=[content[:3], content[3:]], claimed_type="text/plain")
    return commands.store(sent=sent, by=by, at=NOON)


def kept(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("??/??/*"))
