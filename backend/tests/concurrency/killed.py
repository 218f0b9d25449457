"""A worker of its own that is stopped dead in the middle of its work."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection

LONGEST_SECONDS = 60.0
PAUSE_SECONDS = 0.05
BEGIN = """
import django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = {name!r}
django.setup()
"""


@contextmanager
def worker(work: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process that does some Python on the database of the tests, gone at the end."""
    begin = BEGIN.format(name=connection.settings_dict["NAME"])
    process = subprocess.Popen([sys.executable, "-c", begin + work])
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def kill(process: subprocess.Popen[bytes]) -> None:
    """Stop it dead, and see that it did not end by itself."""
    process.send_signal(signal.SIGKILL)
    assert process.wait(LONGEST_SECONDS) == -signal.SIGKILL


def wait_until(holds: Callable[[], bool]) -> None:
    """Look again and again until something holds; much time is left for slow machines."""
    end = time.monotonic() + LONGEST_SECONDS
    while not holds():
        assert time.monotonic() < end
        time.sleep(PAUSE_SECONDS)


def ask(statement: str, *params: object) -> object:
    """The one cell a statement finds."""
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        row = cursor.fetchone()
        return row[0] if row else None
