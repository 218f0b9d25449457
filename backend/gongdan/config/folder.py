"""The data folder: who works on it, what kind it is, and the secrets kept in it."""

from __future__ import annotations

import fcntl
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from gongdan.config.obstacles import Obstacle, disk_full, folder_in_use

DEMONSTRATION = "demonstration"
EMPTY = "empty"
DYING_SECONDS = 2.0


def make(folder: Path) -> Path:
    """The folder, made if need be; others may pass through it but not look into it."""
    try:
        folder.mkdir(mode=0o711, parents=True, exist_ok=True)
    except PermissionError as denied:
        raise Obstacle(f"The data folder {folder} cannot be made: permission denied.") from denied
    return folder.resolve()


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Nobody else works on the folder while we do; the lock ends with the process."""
    with (folder / "lock").open("a+") as file:
        if not _locked(file, time.monotonic() + DYING_SECONDS):
            file.seek(0)
            raise folder_in_use(folder, file.read().strip())
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield
        file.truncate(0)


def _locked(file: TextIO, deadline: float) -> bool:
    """Lock the file; whoever was killed a moment ago may still be dying."""
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                return False
            time.sleep(0.1)
        else:
            return True


def is_held(folder: Path) -> bool:
    """Whether somebody works on the folder now."""
    file = folder / "lock"
    if not file.exists():
        return False
    with file.open("r+") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def secret_key(folder: Path) -> str:
    """The installation's key, made once."""
    file = folder / "secret_key"
    if not file.exists():
        write_private(file, secrets.token_urlsafe(50))
    return file.read_text().strip()


def kind(folder: Path, *, wanted: str | None, usual: str) -> str:
    """Whether it holds the demonstration company or real work; settled at the first start."""
    file = folder / "kind"
    if not file.exists():
        file.write_text(wanted or usual)
    settled = file.read_text().strip()
    if wanted is not None and wanted != settled:
        raise Obstacle(
            f"The data folder {folder} holds the demonstration company. "
            "Choose another folder for real work: bin/run --empty --data DIR"
        )
    return settled


def write_private(file: Path, text: str) -> None:
    """Write a file that only we can read; it is there whole or not at all."""
    unfinished = file.with_name(f"{file.name}.{os.getpid()}")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "w") as handle:
            handle.write(text)
        unfinished.replace(file)
    except OSError as failure:
        unfinished.unlink(missing_ok=True)
        if failure.errno == 28:
            raise disk_full(file.parent) from failure
        raise
