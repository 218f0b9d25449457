"""A backup comes back whole, into an empty place only, and goes on from where it was."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from django.db import connection
from psycopg.conninfo import conninfo_to_dict
from pytest_django import Settings

from gongdan.accounts import commands
from gongdan.accounts.tests.makers import NOON, make_world
from gongdan.audit.models import Cursor, Entry
from gongdan.config.reach import running_url
from gongdan.config.web import conninfo
from gongdan.files import storage
from gongdan.files.models import Upload
from gongdan.files.sweeping import BACKUP, may_sweep
from gongdan.kernel.actors import SYSTEM

KEY = "a key of this installation that nobody knows"


def gongdan(*words: str | Path, **values: str) -> subprocess.CompletedProcess[str]:
    """The command as somebody types it."""
    return subprocess.run(
        [sys.executable, "-m", "gongdan.config.command", *map(str, words)],
        env={**os.environ, "DATABASE_URL": "", "GONGDAN_SECRET_KEY": "", **values},
        capture_output=True,
        text=True,
        check=False,
    )


def url() -> str:
    """The address of the database under test."""
    known = conninfo_to_dict(conninfo())
    password = f":{quote(str(known['password']))}" if "password" in known else ""
    host, port, name = known["host"], known.get("port", 5432), known["dbname"]
    return f"postgresql://{known['user']}{password}@{host}:{port}/{name}"


def here(settings: Settings) -> dict[str, str]:
    """The environment of the installation under test."""
    return {
        "DATABASE_URL": url(),
        "GONGDAN_SECRET_KEY": KEY,
        "GONGDAN_FILES": str(settings.FILES_DIR),
    }


def file_of(content: bytes) -> str:
    """Bytes that somebody uploaded; their hash."""
    with storage.receive([content], limit=100) as incoming:
        storage.keep(incoming)
    Upload.objects.create(
        sha256=incoming.sha256,
        byte_size=len(content),
        name="照片.jpg",
        media_type="image/jpeg",
        created_at=NOON,
    )
    return incoming.sha256


def work_a_little() -> str:
    """People, their history, a follower that has read half of it, a file; the file's hash."""
    world = make_world()
    commands.set_person_vip(person_id=world.requester.pk, is_vip=True, by=SYSTEM, at=NOON)
    commands.set_person_vip(person_id=world.handler.pk, is_vip=True, by=SYSTEM, at=NOON)
    first = Entry.objects.order_by("transaction", "id").first()
    assert first is not None
    Cursor.objects.create(name="reader", transaction=first.transaction, entry_id=first.pk)
    return file_of(b"a picture")


@pytest.fixture
def saved(
    transactional_db: None,  # noqa: ARG001
    settings: Settings,
    tmp_path: Path,
) -> tuple[Path, str]:
    """An archive of a small installation, and the hash of the file in it."""
    settings.FILES_DIR = tmp_path / "files"
    sha256 = work_a_little()
    archive = tmp_path / "monday.tar"
    told = gongdan("backup", archive, "--unchecked", **here(settings))
    assert (told.returncode, told.stderr) == (0, "")
    return archive, sha256


def test_a_backup_is_restored_for_a_check_and_then_for_good(
    saved: tuple[Path, str], tmp_path: Path
) -> None:
    archive, sha256 = saved
    place = tmp_path / "place"
    place.mkdir(mode=0o711)

    checked = gongdan("backup", "--check", archive)
    back = gongdan("restore", archive, "--data", place / "new")
    verified = gongdan("--data", place / "new", "audit", "verify")
    again = gongdan("restore", archive, "--data", place / "new")

    assert "Restored into a scratch database" in checked.stdout, checked.stderr
    assert "is back" in back.stdout, back.stderr
    assert "0 wrong" in verified.stdout, verified.stderr
    assert again.stderr.startswith(f"gongdan: The data folder {place / 'new'} is not empty.")
    files = place / "new" / "files"
    assert (files / sha256[:2] / sha256[2:4] / sha256).read_bytes() == b"a picture"
    assert (place / "new" / "secret_key").read_text() == KEY
    assert running_url(place / "new") is None


@pytest.mark.usefixtures("saved")
def test_followers_go_on_with_what_they_had_not_read(saved: tuple[Path, str]) -> None:
    from gongdan.config.saving.archive import opened
    from gongdan.config.saving.bringing_back import load
    from gongdan.config.saving.checking import scratch

    unread = """
        SELECT count(*), max(e.transaction) FROM audit_entry e, audit_cursor c
        WHERE c.name = 'reader' AND (e.transaction, e.id) > (c.transaction, c.entry_id)
    """
    with connection.cursor() as cursor:
        before = cursor.execute(unread).fetchone()

    with opened(saved[0]) as archive, scratch() as cluster:
        load(archive, url=cluster.url, room=cluster.folder)
        with psycopg.connect(cluster.url) as database:
            after = database.execute(unread).fetchone()

    assert before is not None
    assert after is not None
    assert after[0] == before[0] > 0
    assert after[1] < 0 < before[1]


def test_a_damaged_archive_is_refused_and_leaves_nothing(
    saved: tuple[Path, str], tmp_path: Path
) -> None:
    archive, sha256 = saved
    whole = archive.read_bytes()
    cut = tmp_path / "cut.tar"
    cut.write_bytes(whole[: len(whole) // 2])
    other = tmp_path / "other.tar"
    other.write_bytes(whole.replace(b"a picture", b"a forgery"))

    told = [gongdan("restore", each, "--data", tmp_path / "new") for each in (cut, other)]

    assert [each.returncode for each in told] == [1, 1]
    assert "not a whole one" in told[0].stderr
    assert f"The uploaded file {sha256} in this backup is damaged." in told[1].stderr
    assert [each.name for each in (tmp_path / "new").iterdir()] == ["lock"]


def test_the_key_may_be_kept_elsewhere_and_is_asked_for(
    saved: tuple[Path, str], settings: Settings, tmp_path: Path
) -> None:
    archive = tmp_path / "keyless.tar"

    told = gongdan("backup", archive, "--unchecked", "--without-key", **here(settings))
    back = gongdan("restore", archive, "--data", tmp_path / "new")

    assert (told.returncode, told.stderr) == (0, "")
    assert "set GONGDAN_SECRET_KEY" in back.stderr
    with tarfile.open(saved[0]) as with_key, tarfile.open(archive) as without:
        assert set(with_key.getnames()) - set(without.getnames()) == {"secret_key"}


def test_a_backup_overwrites_nothing_and_names_a_file_that_is_gone(
    saved: tuple[Path, str], settings: Settings, tmp_path: Path
) -> None:
    archive, sha256 = saved
    storage.remove(sha256)

    again = gongdan("backup", archive, "--unchecked", **here(settings))
    lost = gongdan("backup", tmp_path / "tuesday.tar", "--unchecked", **here(settings))

    assert "is there already" in again.stderr
    assert f"The uploaded file {sha256} is not in" in lost.stderr
    assert not (tmp_path / "tuesday.tar").exists()


@pytest.mark.django_db(transaction=True)
def test_nothing_is_thrown_away_while_a_backup_is_being_made() -> None:
    with psycopg.connect(conninfo(), autocommit=True) as taking:
        taking.execute("SELECT pg_advisory_lock_shared(%s)", [BACKUP])

        assert may_sweep() is False

        taking.execute("SELECT pg_advisory_unlock_shared(%s)", [BACKUP])
        assert may_sweep() is True


def test_what_a_newer_product_saved_is_left_to_it() -> None:
    from gongdan.config.obstacles import Obstacle
    from gongdan.config.saving.archive import Manifest
    from gongdan.config.saving.bringing_back import refuse_unknown

    manifest = Manifest(
        made_at="2026-11-23T12:00:00+08:00",
        server="18.1",
        migrations=["audit.0001_initial", "audit.0999_from_tomorrow"],
        tables={},
        readable=[],
        dump="",
        files=0,
        key="",
        kind="empty",
    )

    with pytest.raises(Obstacle, match="0999_from_tomorrow"):
        refuse_unknown(manifest, {"audit.0001_initial"})
