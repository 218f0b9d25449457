"""Statements on a connection of one's own, tried again when somebody held the table too long."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Final, TypeVar, cast

from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper

TRIES: Final = 5
PAUSE_SECONDS: Final = 1.0
T = TypeVar("T")


def patiently(act: Callable[[], T]) -> T:
    """Do something, again after a pause where it had to wait too long, a few times."""
    for _ in range(TRIES - 1):
        try:
            return act()
        except OperationalError:
            time.sleep(PAUSE_SECONDS)
    return act()


def execute(own: BaseDatabaseWrapper, statement: str, params: Sequence[object] = ()) -> None:
    """One statement that returns nothing."""
    with own.cursor() as cursor:
        cursor.execute(statement, cast("list[str]", list(params)) or None)
