"""The embedded PostgreSQL: it starts, keeps what it is told, and never outlives us."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

import psycopg
import pytest

from gongdan.config.embedded import home
from gongdan.config.embedded.cluster import Cluster
from gongdan.config.obstacles import Obstacle

QUICK = {"fsync": "off", "shared_buffers": "16MB"}
HOLDER = """
import sys, time
from pathlib import Path
from gongdan.config.embedded.cluster import Cluster
cluster = Cluster(Path(sys.argv[1]), {"shared_buffers": "16MB"})
cluster.start()
print(cluster.process.pid, flush=True)
time.sleep(60)
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    made = Path(mkdtemp(prefix="gongdan-test-"))
    made.chmod(0o711)
    yield made
    shutil.rmtree(made)


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()


def wait_for_end(pid: int, seconds: float) -> float:
    started = time.monotonic()
    while alive(pid) and time.monotonic() < started + seconds:
        time.sleep(0.02)
    return time.monotonic() - started


def test_it_keeps_what_it_is_told_over_a_restart(folder: Path) -> None:
    first = Cluster(folder, QUICK)
    first.start()
    with psycopg.connect(first.url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT '工单' AS word")
    first.stop()

    second = Cluster(folder, QUICK)
    second.start()
    with psycopg.connect(second.url) as connection:
        word = connection.execute("SELECT word FROM kept").fetchone()
    second.stop()

    assert word == ("工单",)
    assert second.process.returncode == 0


def test_it_is_set_up_as_safely_as_a_real_one(folder: Path) -> None:
    cluster = Cluster(folder, {"shared_buffers": "16MB"})
    cluster.start()
    with psycopg.connect(cluster.url) as connection:
        shown = connection.execute(
            "SELECT current_setting('fsync'), current_setting('synchronous_commit'),"
            " current_setting('data_checksums'), current_setting('password_encryption'),"
            " current_setting('listen_addresses'), current_setting('server_encoding'),"
            " (SELECT datlocale FROM pg_database WHERE datname = current_database())"
        ).fetchone()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(cluster.url.replace(":", ":x", 2).replace(":x//", "://"))
    cluster.stop()

    assert shown == ("on", "on", "on", "scram-sha-256", "127.0.0.1", "UTF8", "C.UTF-8")
    assert (folder / "database_password").stat().st_mode & 0o777 == 0o600


def test_it_shuts_down_when_its_starter_is_killed_and_the_next_start_waits_for_it(
    folder: Path,
) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    postmaster = int(holder.stdout.readline())
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    holder.stdout.close()

    next_one = Cluster(folder, QUICK)
    next_one.start()
    seconds = wait_for_end(postmaster, 10)
    next_one.stop()

    assert seconds < 10
    assert not alive(next_one.process.pid)


def test_a_second_one_on_the_same_folder_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gongdan.config.embedded.cluster.ORPHAN_SECONDS", 0.5)
    first = Cluster(folder, QUICK)
    first.start()

    with pytest.raises(Obstacle, match=rf"in use by process {first.process.pid}\."):
        Cluster(folder, QUICK).start()

    first.stop()


def test_a_full_disk_is_said_plainly(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongdan.config.embedded.cluster.NEEDED_MEGABYTES", 10**9)

    with pytest.raises(Obstacle, match="is full"):
        Cluster(folder, QUICK).start()

    assert not (folder / "postgres").exists()


def test_a_start_that_was_cut_off_is_begun_again(folder: Path) -> None:
    (folder / "postgres.new").mkdir()
    (folder / "postgres.new" / "half").write_text("x")

    cluster = Cluster(folder, QUICK)
    cluster.start()
    cluster.stop()

    assert not (folder / "postgres.new").exists()
    assert (folder / "postgres" / "PG_VERSION").read_text() == "18\n"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root is sent elsewhere")
def test_root_in_a_private_folder_changes_no_rights_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = folder / "elsewhere"
    private = folder / "private"
    private.mkdir(mode=0o700)
    data = private / "data"
    data.mkdir(mode=0o711)
    monkeypatch.setattr(home, "ELSEWHERE", elsewhere)
    monkeypatch.setattr(home, "_tree_is_open", lambda *_: False)

    cluster = Cluster(data, QUICK)
    cluster.start()
    again = Cluster(data, QUICK)
    with psycopg.connect(cluster.url) as connection:
        answer = connection.execute("SELECT 1").fetchone()
    cluster.stop()

    assert answer == (1,)
    assert private.stat().st_mode & 0o777 == 0o700
    assert again.home == cluster.home
    assert (data / "postgres").resolve().is_relative_to(elsewhere)
    assert cluster.home.programs.is_relative_to(elsewhere)
    assert cluster.home.data.stat().st_uid != 0
