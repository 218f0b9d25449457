"""Taking a backup while everything goes on: one moment of the database, and the files it names."""

from __future__ import annotations

import os
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psycopg
from psycopg import IsolationLevel, sql

from gongdan.config.obstacles import Obstacle, disk_full
from gongdan.config.saving import archive as archives
from gongdan.config.saving.archive import Manifest
from gongdan.config.saving.programs import run
from gongdan.files.storage import path_of
from gongdan.files.sweeping import BACKUP
from gongdan.records.indexes import READER

NO_SPACE = 28
TABLES = """
SELECT c.oid::regclass::text FROM pg_class c
WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace ORDER BY 1
"""
READABLE = """
SELECT c.relname FROM pg_class c WHERE c.relkind = 'v' AND c.relnamespace = 'public'::regnamespace
AND EXISTS (SELECT FROM pg_roles WHERE rolname = %s) AND has_table_privilege(%s, c.oid, 'SELECT')
ORDER BY 1
"""
MIGRATIONS = "SELECT app || '.' || name FROM django_migrations ORDER BY 1"
HASHES = "SELECT DISTINCT sha256 FROM files_upload ORDER BY 1"

Database = psycopg.Connection[tuple[Any, ...]]


@dataclass(frozen=True, kw_only=True)
class Taking:
    """Which database, where to, and the key that opens what is sealed in it."""

    url: str
    target: Path
    key: str
    has_key: bool
    kind: str


def take(taking: Taking, *, at: datetime) -> Manifest:
    """Write the archive; it is there whole or not at all."""
    if taking.target.exists():
        raise Obstacle(f"{taking.target} is there already. Choose another name.")
    try:
        with TemporaryDirectory(prefix=".gongdan-", dir=taking.target.parent) as room:
            return _written(taking, Path(room), at=at)
    except FileNotFoundError as gone:
        raise Obstacle(f"There is no folder {taking.target.parent}.") from gone
    except OSError as failure:
        if failure.errno == NO_SPACE:
            raise disk_full(taking.target.parent) from failure
        raise


def _written(taking: Taking, room: Path, *, at: datetime) -> Manifest:
    unfinished = room / "archive.tar"
    with _moment(taking.url) as database, tarfile.open(unfinished, "w:") as archive:
        dump = _dumped(taking.url, database, room)
        unfinished.chmod(0o600)
        archive.add(dump, archives.DUMP)
        if taking.has_key:
            archives.add_text(archive, archives.KEY, taking.key)
        hashes = _column(database, HASHES)
        for sha256 in hashes:
            _add_file(archive, sha256)
        manifest = _manifest(database, taking, dump=dump, files=len(hashes), at=at)
        archives.add_manifest(archive, manifest)
    with unfinished.open("rb") as file:
        os.fsync(file.fileno())
    unfinished.rename(taking.target)
    return manifest


@contextmanager
def _moment(url: str) -> Iterator[Database]:
    """A connection that sees one moment, while no file is thrown away.

    The lock comes first, in a session of its own: who waits for it may see an older moment.
    """
    with psycopg.connect(url, autocommit=True) as guard, psycopg.connect(url) as database:
        guard.execute("SELECT pg_advisory_lock_shared(%s)", [BACKUP])
        database.isolation_level = IsolationLevel.REPEATABLE_READ
        database.read_only = True
        yield database


def _dumped(url: str, database: Database, room: Path) -> Path:
    dump = room / archives.DUMP
    snapshot = _column(database, "SELECT pg_export_snapshot()")[0]
    whole = ["--format=custom", "--no-owner", "--no-acl"]
    run("pg_dump", [*whole, f"--snapshot={snapshot}", f"--file={dump}"], url=url)
    return dump


def _add_file(archive: tarfile.TarFile, sha256: str) -> None:
    try:
        archive.add(path_of(sha256), archives.FILES + sha256)
    except FileNotFoundError as gone:
        raise Obstacle(
            f"The uploaded file {sha256} is not in {path_of(sha256).parents[2]}. "
            "Bring it back, or set GONGDAN_FILES to where the files are."
        ) from gone


def _manifest(
    database: Database, taking: Taking, *, dump: Path, files: int, at: datetime
) -> Manifest:
    with dump.open("rb") as file:
        digest = archives.hash_of(file)
    return Manifest(
        made_at=at.isoformat(timespec="seconds"),
        server=_column(database, "SHOW server_version")[0],
        migrations=_column(database, MIGRATIONS),
        tables=rows_of(database),
        readable=_column(database, READABLE, READER, READER),
        dump=digest,
        files=files,
        key=archives.fingerprint(taking.key),
        kind=taking.kind,
    )


def rows_of(database: Database) -> dict[str, int]:
    """How many rows every table has, partitions one by one."""
    count = sql.SQL("SELECT count(*) FROM {}")
    return {
        table: int(database.execute(count.format(sql.SQL(table))).fetchone()[0])  # type: ignore[index]
        for table in _column(database, TABLES)
    }


def _column(database: Database, statement: str, *arguments: str) -> list[str]:
    found = database.execute(statement, arguments or None)
    return [str(row[0]) for row in found]
