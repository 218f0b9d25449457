"""Writes whose statement is written once: rows of a model go in, or change, as one statement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

from django.db import connections
from django.db.models import Field, Model

from gongdan.kernel.prepared import fetch

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

    AnyField = Field[object, object]

M = TypeVar("M", bound=Model)


class _Column(Protocol):
    """What of a field turns an attribute into a parameter."""

    column: str

    def value_from_object(self, row: Model) -> object: ...
    def get_db_prep_save(self, value: object, connection: BaseDatabaseWrapper) -> object: ...


def insert(rows: Sequence[Model]) -> None:
    """Store new rows of one model; they get their ids."""
    _put(rows, "")


def upsert(rows: Sequence[Model], *, key: Sequence[str], changed: Sequence[str]) -> None:
    """Store rows known by ``key``: new ones whole, of known ones what may have ``changed``."""
    if rows:
        model = type(rows[0])
        _put(rows, _conflict(model, tuple(key), tuple(changed)))


def update(row: Model, names: Iterable[str]) -> None:
    """Store some attributes of a row that is there."""
    model, chosen = type(row), tuple(names)
    if not chosen:
        return
    connection = connections["default"]
    columns = [_column(model, name) for name in chosen]
    values = [_value(one, row, connection) for one in columns]
    fetch(connection, _update_sql(model, chosen), [*values, row.pk])


def _put(rows: Sequence[Model], tail: str) -> None:
    if not rows:
        return
    model, connection = type(rows[0]), connections["default"]
    columns = _columns(model)
    values = [_value(one, row, connection) for row in rows for one in columns]
    ids = fetch(connection, _insert_sql(model, len(rows), tail), values)
    for row, (key,) in zip(rows, ids, strict=True):
        row.pk, row._state.adding, row._state.db = key, False, "default"


def _value(column: _Column, row: Model, connection: BaseDatabaseWrapper) -> object:
    return column.get_db_prep_save(column.value_from_object(row), connection)


def _column(model: type[Model], name: str) -> _Column:
    return cast("_Column", model._meta.get_field(name))


@cache
def _columns(model: type[Model]) -> tuple[_Column, ...]:
    """What is stored of a new row: all but the id that the database gives."""
    given = model._meta.auto_field
    return tuple(
        cast("_Column", one)
        for one in model._meta.local_concrete_fields
        if one is not given and not one.generated
    )


@cache
def _insert_sql(model: type[Model], count: int, tail: str) -> str:
    columns = _columns(model)
    names = ", ".join(f'"{one.column}"' for one in columns)
    places = ", ".join(["(" + ", ".join(["%s"] * len(columns)) + ")"] * count)
    table, key = model._meta.db_table, model._meta.pk.column
    return f'INSERT INTO "{table}" ({names}) VALUES {places}{tail} RETURNING "{key}"'  # noqa: S608


@cache
def _conflict(model: type[Model], key: tuple[str, ...], changed: tuple[str, ...]) -> str:
    known = ", ".join(f'"{_column(model, name).column}"' for name in key)
    columns = [_column(model, name).column for name in changed]
    settings = ", ".join(f'"{one}" = EXCLUDED."{one}"' for one in columns)
    return f" ON CONFLICT ({known}) DO UPDATE SET {settings}"


@cache
def _update_sql(model: type[Model], names: tuple[str, ...]) -> str:
    settings = ", ".join(f'"{_column(model, name).column}" = %s' for name in names)
    table, key = model._meta.db_table, model._meta.pk.column
    return f'UPDATE "{table}" SET {settings} WHERE "{key}" = %s'  # noqa: S608


def execute(sql: str, params: Sequence[object]) -> None:
    """Run a statement that answers nothing."""
    fetch(connections["default"], sql, params)
