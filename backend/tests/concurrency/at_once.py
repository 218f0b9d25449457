"""Several people press at the same moment."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from django.db import connection

from conftest import ApiClient
from gongdan.accounts.models import Person
from gongdan.records import numbers

T = TypeVar("T")
LONGEST_SECONDS = 60.0


def at_once(acts: Sequence[Callable[[], T]]) -> list[T]:
    """Do all acts, each in a thread of its own, let go together; what they gave, in order."""
    gate = threading.Barrier(len(acts))

    def press(act: Callable[[], T]) -> T:
        try:
            gate.wait(LONGEST_SECONDS)
            return act()
        finally:
            numbers.close()
            connection.close()

    with ThreadPoolExecutor(len(acts)) as people:
        return [done.result(LONGEST_SECONDS) for done in [people.submit(press, a) for a in acts]]


def browser(person: Person) -> ApiClient:
    """A browser of somebody, signed in before the race begins."""
    return ApiClient(person)
