"""Bringing a backup back: into an empty database, with its files, and fit to go on."""

from __future__ import annotations

import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
from psycopg import sql

from gongdan.audit.models import EARLIEST
from gongdan.config.obstacles import Obstacle
from gongdan.config.saving import archive as archives
from gongdan.config.saving.archive import Manifest
from gongdan.config.saving.programs import database_of, run
from gongdan.records.building import MAKE_READER
from gongdan.records.indexes import READER

IS_EMPTY = """
SELECT NOT EXISTS (SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace)
"""
# Numbers of transactions begin anew in another cluster; what is old stays older than what comes.
NEWEST = "SELECT coalesce(max(transaction), -1) + 1 FROM audit_entry"
OLDER = (
    "ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_append_only",
    "ALTER TABLE audit_seal DISABLE TRIGGER audit_seal_append_only",
    "UPDATE audit_entry SET transaction = transaction - %(by)s",
    "UPDATE audit_seal SET until = until - %(by)s",
    "UPDATE audit_cursor SET transaction = greatest(transaction - %(by)s, %(earliest)s)"
    " WHERE transaction > %(earliest)s",
    "ALTER TABLE audit_entry ENABLE TRIGGER audit_entry_append_only",
    "ALTER TABLE audit_seal ENABLE TRIGGER audit_seal_append_only",
)


def load(archive: tarfile.TarFile, *, url: str, room: Path) -> Manifest:
    """Fill an empty database from an archive; refused, nothing is changed when it is not empty."""
    manifest = archives.manifest_of(archive)
    _require_empty(url)
    with TemporaryDirectory(prefix=".gongdan-", dir=room) as folder:
        dump = Path(folder) / archives.DUMP
        if archives.unpack(archive, archives.DUMP, dump) != manifest.dump:
            raise Obstacle("The dump of the database in this backup is damaged.")
        whole = ["--no-owner", "--no-acl", "--exit-on-error", "--single-transaction"]
        run("pg_restore", [*whole, f"--dbname={database_of(url)}", str(dump)], url=url)
    _make_fit(url, manifest)
    return manifest


def unpack_files(archive: tarfile.TarFile, folder: Path) -> int:
    """Put every file back where it is looked for; a damaged one is refused."""
    if folder.exists() and any(folder.iterdir()):
        raise Obstacle(f"The folder of uploaded files, {folder}, is not empty.")
    hashes = archives.files_in(archive)
    for sha256 in hashes:
        place = folder / sha256[:2] / sha256[2:4] / sha256
        if archives.unpack(archive, archives.FILES + sha256, place) != sha256:
            raise Obstacle(f"The uploaded file {sha256} in this backup is damaged.")
    return len(hashes)


def refuse_unknown(manifest: Manifest, known: set[str]) -> None:
    """A backup of a newer product is left to that product."""
    ours = {name.partition(".")[0] for name in known}
    strange = [
        name
        for name in manifest.migrations
        if name not in known and name.partition(".")[0] in ours and "_squashed_" not in name
    ]
    if strange:
        raise Obstacle(
            f"This backup was made by a newer Gongdan ({strange[0]}). Restore it with that one."
        )


def _require_empty(url: str) -> None:
    with psycopg.connect(url) as database:
        row = database.execute(IS_EMPTY).fetchone()
    if row is None or not row[0]:
        raise Obstacle("The database is not empty. Restore into an empty one.")


def _make_fit(url: str, manifest: Manifest) -> None:
    with psycopg.connect(url) as database:
        row = database.execute(NEWEST).fetchone()
        by = int(row[0]) if row else 0
        if by > 0:
            for statement in OLDER:
                database.execute(statement, {"by": by, "earliest": EARLIEST})
        if manifest.readable:
            database.execute(MAKE_READER.replace("%%", "%"))
        for view in manifest.readable:
            grant = sql.SQL("GRANT SELECT ON {} TO {}")
            database.execute(grant.format(sql.Identifier(view), sql.Identifier(READER)))
    with psycopg.connect(url, autocommit=True) as database:
        database.execute("ANALYZE")
