"""Reading with SQL that this module writes: values travel as parameters only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from django.db import connection

Cells = tuple[object, ...]


def fetch(statement: str, params: Sequence[object]) -> list[Cells]:
    """All rows of a statement."""
    with connection.cursor() as cursor:
        cursor.execute(statement, cast("list[str]", list(params)))
        return cast("list[Cells]", cursor.fetchall())


def execute(statement: str, params: Sequence[object]) -> None:
    """Do what a statement says."""
    with connection.cursor() as cursor:
        cursor.execute(statement, cast("list[str]", list(params)))


def whole(cell: object) -> int:
    """A cell that is a whole number."""
    return int(cast("int", cell))
