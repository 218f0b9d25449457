"""Reaching the database of a data folder, running or not, for the commands."""

from __future__ import annotations

import os
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import django
from django.db import connections

from gongdan.config import folder as folders
from gongdan.config.embedded.cluster import NAME, USER, Cluster
from gongdan.config.obstacles import Obstacle

Values = MutableMapping[str, str]


@contextmanager
def reached(folder: Path) -> Iterator[None]:
    """Django set up for the database that the environment or the data folder names."""
    with _database(folder, os.environ):
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongdan.config.settings")
        django.setup()
        yield


@contextmanager
def _database(folder: Path, values: Values) -> Iterator[None]:
    if values.get("DATABASE_URL"):
        yield
        return
    if not (folder / "database_password").exists():
        raise Obstacle(
            f"There is no database in the data folder {folder}. "
            "Start once with bin/run, name the folder with --data DIR, or set DATABASE_URL."
        )
    fill(folder, values)
    running = running_url(folder)
    if running is not None:
        values["DATABASE_URL"] = running
        yield
        return
    with folders.held(folder):
        cluster = Cluster(folder)
        cluster.start()
        values["DATABASE_URL"] = cluster.url
        try:
            yield
        finally:
            connections.close_all()
            cluster.stop()


def fill(folder: Path, values: Values) -> None:
    """What the folder knows and the environment does not say."""
    values["GONGDAN_DATA"] = str(folder)
    if not values.get("GONGDAN_SECRET_KEY"):
        values["GONGDAN_SECRET_KEY"] = folders.secret_key(folder)
    kind = folder / "kind"
    if kind.exists() and not values.get("GONGDAN_DEMONSTRATION"):
        is_demonstration = kind.read_text().strip() == folders.DEMONSTRATION
        values["GONGDAN_DEMONSTRATION"] = "1" if is_demonstration else "0"


def running_url(folder: Path) -> str | None:
    """The address of the PostgreSQL that runs on this folder now."""
    file = folder / "postgres" / "postmaster.pid"
    if not file.exists() or not folders.is_held(folder):
        return None
    lines = file.read_text().splitlines()
    if len(lines) < 8 or lines[7].strip() != "ready":
        raise Obstacle("The database is starting or stopping. Try again in a moment.")
    password = (folder / "database_password").read_text().strip()
    return f"postgresql://{USER}:{quote(password)}@127.0.0.1:{lines[3]}/{NAME}"
