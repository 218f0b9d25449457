"""The archive: a tar with a manifest, a dump of the database, and every file under its hash."""

from __future__ import annotations

import hashlib
import json
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path
from typing import IO, Final

from gongdan.config.obstacles import Obstacle

FORMAT: Final = 1
MANIFEST: Final = "manifest.json"
DUMP: Final = "database.dump"
KEY: Final = "secret_key"
FILES: Final = "files/"
PIECE: Final = 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """What an archive holds, so that it can be compared with what comes out of it."""

    made_at: str
    server: str
    migrations: list[str]
    # Rows of every table at the moment of the backup.
    tables: dict[str, int]
    # Views that the role for reading may read.
    readable: list[str]
    dump: str
    files: int
    key: str
    kind: str
    format: int = FORMAT


def fingerprint(key: str) -> str:
    """Tells keys apart without giving them away."""
    return hashlib.sha256(b"gongdan.saving:" + key.encode()).hexdigest()[:16]


def add_text(archive: tarfile.TarFile, name: str, text: str) -> None:
    """Put a short text into an archive that is being written."""
    raw = text.encode()
    member = tarfile.TarInfo(name)
    member.size, member.mode = len(raw), 0o600
    archive.addfile(member, BytesIO(raw))


def add_manifest(archive: tarfile.TarFile, manifest: Manifest) -> None:
    """Put the manifest in; last, because only then everything is known."""
    add_text(archive, MANIFEST, json.dumps(asdict(manifest), indent=1, sort_keys=True))


@contextmanager
def opened(path: Path) -> Iterator[tarfile.TarFile]:
    """An archive to read; anything else is refused."""
    try:
        archive = tarfile.open(path, "r:")  # noqa: SIM115 what fails later is another fault
        archive.getnames()
    except FileNotFoundError as gone:
        raise Obstacle(f"There is no file {path}.") from gone
    except (tarfile.TarError, OSError) as strange:
        raise Obstacle(f"{path} is not a backup of Gongdan, or not a whole one.") from strange
    with archive:
        yield archive


def manifest_of(archive: tarfile.TarFile) -> Manifest:
    """What the archive says of itself."""
    try:
        told = json.load(_member(archive, MANIFEST))
        if told["format"] != FORMAT:
            raise Obstacle("This backup was made by a newer Gongdan. Restore it with that one.")
        return Manifest(**told)
    except (KeyError, TypeError, ValueError) as strange:
        raise Obstacle("The backup says nothing of itself: it is not whole.") from strange


def text_of(archive: tarfile.TarFile, name: str) -> str | None:
    """A short text of the archive, if it is there."""
    return _member(archive, name).read().decode() if name in archive.getnames() else None


def unpack(archive: tarfile.TarFile, name: str, target: Path) -> str:
    """Write one member to a new file; the hash of what was written."""
    digest = hashlib.sha256()
    target.parent.mkdir(parents=True, exist_ok=True)
    with _member(archive, name) as source, target.open("xb") as out:
        target.chmod(0o600)
        for piece in iter(lambda: source.read(PIECE), b""):
            digest.update(piece)
            out.write(piece)
    return digest.hexdigest()


def hash_of(source: IO[bytes]) -> str:
    """SHA-256 of everything that can be read."""
    return hashlib.file_digest(source, "sha256").hexdigest()  # type: ignore[arg-type]


def files_in(archive: tarfile.TarFile) -> list[str]:
    """The hashes of the files that the archive holds."""
    return [name.removeprefix(FILES) for name in archive.getnames() if name.startswith(FILES)]


def damaged_files(archive: tarfile.TarFile) -> list[str]:
    """Files whose bytes are not those that were put in."""
    return [each for each in files_in(archive) if hash_of(_member(archive, FILES + each)) != each]


def _member(archive: tarfile.TarFile, name: str) -> IO[bytes]:
    member = archive.extractfile(name)
    if member is None:
        raise KeyError(name)
    return member
