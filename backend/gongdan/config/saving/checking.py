"""Whether a backup would really come back: it is restored into a scratch cluster and compared."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

import psycopg

from gongdan.config.embedded.cluster import Cluster
from gongdan.config.embedded.scratch import FAST
from gongdan.config.obstacles import Obstacle
from gongdan.config.saving.archive import damaged_files, opened
from gongdan.config.saving.bringing_back import load
from gongdan.config.saving.taking import rows_of


def check(path: Path) -> str:
    """Restore the archive where it harms nobody, compare, and say what was found to be right."""
    with opened(path) as archive, scratch() as cluster:
        damaged = damaged_files(archive)
        if damaged:
            raise Obstacle(f"{len(damaged)} uploaded files are damaged, the first is {damaged[0]}.")
        manifest = load(archive, url=cluster.url, room=cluster.folder)
        with psycopg.connect(cluster.url) as database:
            _compare(manifest.tables, rows_of(database))
        return f"{sum(manifest.tables.values())} rows, {manifest.files} files; {_history(cluster)}"


def _compare(told: dict[str, int], found: dict[str, int]) -> None:
    differing = sorted(name for name in {*told, *found} if told.get(name) != found.get(name))
    if differing:
        name = differing[0]
        raise Obstacle(
            f"{len(differing)} tables came back with other rows; {name} has {found.get(name)}, "
            f"the backup says {told.get(name)}."
        )


def _history(cluster: Cluster) -> str:
    command = [sys.executable, "-m", "gongdan.config.command", "audit", "verify"]
    values = {**os.environ, "DATABASE_URL": cluster.url}
    done = subprocess.run(command, env=values, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Obstacle(f"The history that came back is not whole:\n{done.stdout}{done.stderr}")
    return done.stdout.strip()


@contextmanager
def scratch() -> Iterator[Cluster]:
    """A database of its own, gone afterwards."""
    folder = Path(mkdtemp(prefix="gongdan-check-"))
    folder.chmod(0o711)
    cluster = Cluster(folder, FAST)
    try:
        cluster.start()
        yield cluster
    finally:
        cluster.stop()
        shutil.rmtree(folder)
