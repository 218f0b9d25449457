"""Rows found, locked and saved, or the refusal that says why not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from django.db import IntegrityError, connection, models, transaction

from gongdan.accounts.events import Changes
from gongdan.kernel.errors import InvalidInput, NotFound, Problem

Row = TypeVar("Row", bound=models.Model)

# Which input a broken constraint is about.
_INPUTS = {
    "username": "username",
    "person_email_once": "email",
    "person_phone_once": "phone",
    "person_employee_number_once": "employee_number",
    "code": "code",
    "key": "key",
    "name": "name",
}


def locked(rows: models.QuerySet[Row], *, what: str) -> Row:
    """The first of the rows, locked until the transaction ends; refused when there is none."""
    row = rows.select_for_update(of=("self",)).first()
    if row is None:
        raise NotFound(what=what)
    return row


def save_new(row: models.Model) -> None:
    """Insert the row; a value that somebody else has already is refused by its input's name."""
    _save_once(row, None)


def save_changes(row: models.Model, values: Mapping[str, object]) -> Changes:
    """Set the values that differ, save them, and return old and new value of each."""
    changes: Changes = {
        name: [getattr(row, name), value]
        for name, value in values.items()
        if getattr(row, name) != value
    }
    for name, (_, value) in changes.items():
        setattr(row, name, value)
    if changes:
        _save_once(row, list(changes))
    return changes


def alone(what: str) -> None:
    """Wait until no other transaction is in the part of the same name."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 11))", [what])


def _save_once(row: models.Model, fields: list[str] | None) -> None:
    try:
        with transaction.atomic():
            row.save(update_fields=fields, force_insert=fields is None)
    except IntegrityError as broken:
        raise InvalidInput(problems=[Problem(path=_input(broken), code="accounts.taken")]) from None


def _input(broken: IntegrityError) -> str:
    diagnosis = getattr(broken.__cause__, "diag", None)
    name = str(getattr(diagnosis, "constraint_name", ""))
    for constraint, path in _INPUTS.items():
        if name == constraint or f"_{constraint}_" in name:
            return path
    raise broken
