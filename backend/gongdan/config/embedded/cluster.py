"""Makes, starts and stops the embedded PostgreSQL; it never outlives us."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from signal import SIGINT
from urllib.parse import quote

import psycopg

from gongdan.config.embedded.home import Home, find_home
from gongdan.config.embedded.leash import Guard, end, tie
from gongdan.config.folder import write_private
from gongdan.config.obstacles import (
    NEEDED_MEGABYTES,
    Obstacle,
    database_failed,
    disk_full,
    folder_in_use,
)

NAME = USER = "gongdan"
ORPHAN_SECONDS = 30.0
START_SECONDS = 300.0
INITDB = [
    f"--username={USER}",
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    "--data-checksums",
    "--no-instructions",
]
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "password_encryption": "scram-sha-256",
    "fsync": "on",
    "synchronous_commit": "on",
    "shared_buffers": "256MB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "max_wal_size": "2GB",
    "random_page_cost": "1.1",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
}


class _Retry(Exception):
    """It ended for a reason that may pass."""


@dataclass
class Cluster:
    """One running PostgreSQL on one data folder."""

    folder: Path
    settings: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.home: Home = find_home(self.folder)
        self.log = self.folder / "postgres.log"
        self._port = 0
        self._has_process = False
        owner = self.home.owner
        self._user = owner.uid if owner else None
        self._group = owner.gid if owner else None
        self._groups: list[int] | None = [] if owner else None

    @property
    def url(self) -> str:
        """The address of the database, for ``DATABASE_URL``."""
        return self._address(NAME)

    def start(self) -> None:
        """Make the data folder if there is none, start PostgreSQL, make the database."""
        if not (self.home.data / "PG_VERSION").exists():
            self._initialize()
        self._start_with_patience()
        self._make_database()

    def stop(self) -> None:
        """A fast, clean shutdown; open transactions are rolled back."""
        if self._has_process:
            self._guard.release()
            end(self.process, first=SIGINT, patience=60)

    def _initialize(self) -> None:
        free = shutil.disk_usage(self.home.data.parent).free // 2**20
        if free < NEEDED_MEGABYTES:
            raise disk_full(self.home.data.parent, free)
        unfinished = self.home.data.with_suffix(".new")
        shutil.rmtree(unfinished, ignore_errors=True)
        self._give(unfinished)
        password = secrets.token_urlsafe(24)
        given = unfinished.with_suffix(".password")
        self._hand_over(given, password)
        try:
            self._initdb(unfinished, given)
        finally:
            given.unlink()
        write_private(self.folder / "database_password", password)
        unfinished.rename(self.home.data)

    def _initdb(self, target: Path, password: Path) -> None:
        program = self.home.programs / "initdb"
        done = subprocess.run(
            [program, *INITDB, f"--pgdata={target}", f"--pwfile={password}"],
            check=False,
            capture_output=True,
            text=True,
            cwd="/",
            env=_environment(),
            user=self._user,
            group=self._group,
            extra_groups=self._groups,
        )
        if done.returncode != 0:
            raise self._obstacle(done.stdout + done.stderr)

    def _start_with_patience(self) -> None:
        """A dying orphan may hold the folder, another program the port: both pass."""
        deadline = time.monotonic() + ORPHAN_SECONDS
        while True:
            try:
                self._launch()
                return
            except _Retry:
                if time.monotonic() > deadline:
                    raise folder_in_use(self.home.data, self._holder()) from None
                time.sleep(0.3)

    def _launch(self) -> None:
        self._port = _free_port()
        settings = {**SETTINGS, **self.settings, "port": str(self._port)}
        options = [part for key, value in settings.items() for part in ("-c", f"{key}={value}")]
        with self.log.open("ab") as log:
            heard = log.tell()
            self.process = subprocess.Popen(
                [self.home.programs / "postgres", "-D", self.home.data, *options],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                env=_environment(),
                start_new_session=True,
                preexec_fn=tie(SIGINT),  # noqa: PLW1509 - the main thread starts children
                user=self._user,
                group=self._group,
                extra_groups=self._groups,
            )
        self._guard = Guard(self.process.pid)
        self._has_process = True
        self._await_ready(heard)

    def _await_ready(self, heard: int) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                self._guard.release()
                self._judge_end(self._said_since(heard))
            if self._answers():
                return
            time.sleep(0.03)
        self.stop()
        raise database_failed(self.log, self._said_since(heard)[-2000:])

    def _answers(self) -> bool:
        try:
            with psycopg.connect(self._address("postgres"), connect_timeout=2):
                return True
        except psycopg.OperationalError:
            return False

    def _judge_end(self, said: str) -> None:
        passing = ("postmaster.pid", "pre-existing shared memory", "Address already in use")
        if any(words in said for words in passing):
            raise _Retry
        raise self._obstacle(said)

    def _obstacle(self, said: str) -> Obstacle:
        if "No space left on device" in said:
            return disk_full(self.home.data)
        return database_failed(self.log, said[-2000:].strip())

    def why_it_ended(self) -> str:
        """The last words of a PostgreSQL that ended by itself."""
        said = self._said_since(max(0, self.log.stat().st_size - 4000))
        return str(self._obstacle(said))

    def _said_since(self, position: int) -> str:
        with self.log.open("rb") as log:
            log.seek(position)
            return log.read().decode(errors="replace")

    def _make_database(self) -> None:
        with psycopg.connect(self._address("postgres"), autocommit=True) as connection:
            known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME])
            if known.fetchone() is None:
                connection.execute(f"CREATE DATABASE {NAME}")

    def _address(self, name: str) -> str:
        password = (self.folder / "database_password").read_text().strip()
        return f"postgresql://{USER}:{quote(password)}@127.0.0.1:{self._port}/{name}"

    def _holder(self) -> str:
        file = self.home.data / "postmaster.pid"
        return file.read_text().split("\n", 1)[0] if file.exists() else ""

    def _give(self, folder: Path) -> None:
        folder.mkdir(mode=0o700)
        if self.home.owner is not None:
            os.chown(folder, self.home.owner.uid, self.home.owner.gid)

    def _hand_over(self, file: Path, text: str) -> None:
        write_private(file, text)
        if self.home.owner is not None:
            os.chown(file, self.home.owner.uid, self.home.owner.gid)


def _environment() -> dict[str, str]:
    return {"LC_ALL": "C", "PATH": os.defpath}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
