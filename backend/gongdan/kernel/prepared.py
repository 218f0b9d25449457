"""Reads whose statement is written once: the ORM says what is asked, later calls only bind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from inspect import signature
from typing import TYPE_CHECKING, Generic, ParamSpec, Protocol, TypeVar, cast
from weakref import WeakKeyDictionary

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.postgresql.base import ServerBindingCursor
from django.db.models import Expression, Field, ForeignObject, Lookup, Model, QuerySet
from django.db.models.sql.compiler import SQLCompiler

if TYPE_CHECKING:
    from django.db.models.sql.compiler import _AsSqlType

P = ParamSpec("P")
Asked = TypeVar("Asked", bound=Model)
Row = TypeVar("Row")
Values = Sequence[object]


class Argument(Expression):
    """The place of an argument while a statement is written; never a value."""

    def __init__(self, name: str) -> None:
        """Remember whose place it is."""
        super().__init__()
        self.name = name

    def as_sql(self, _compiler: SQLCompiler, _connection: BaseDatabaseWrapper) -> _AsSqlType:
        """A placeholder with this as its parameter."""
        return cast("_AsSqlType", ("%s", (self,)))


@ForeignObject.register_lookup
@Field.register_lookup
class AnyOf(Lookup[object] if TYPE_CHECKING else Lookup):  # type: ignore[misc]
    """``field__any=[…]``: one of a list, passed as one parameter however long the list is."""

    lookup_name = "any"
    prepare_rhs = False

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> _AsSqlType:
        """Equal to one of an array."""
        left, first = self.process_lhs(compiler, connection)
        right, second = self.process_rhs(compiler, connection)
        return cast("_AsSqlType", (f"{left} = ANY({right})", (*first, *second)))


class Prepared(Generic[P, Row]):
    """A read that builds its statement with places for its arguments, once for each connection.

    The function may only pass its arguments into the query: it never sees a value, so that it must
    not look at one. Lists go through ``__any``. Answers are what the query would give, as a list.
    """

    def __init__(
        self, ask: Callable[P, QuerySet[Asked, Row]], *, names: Sequence[str] = ()
    ) -> None:
        """Take the function that says what is asked; ``names`` where its signature has none."""
        self._ask = ask
        self._names = tuple(names or signature(ask).parameters)
        self._written: WeakKeyDictionary[BaseDatabaseWrapper, _Statement] = WeakKeyDictionary()
        self.__doc__ = ask.__doc__

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> list[Row]:
        """Bind the arguments, ask, and read the rows."""
        return cast("list[Row]", self._statement().answers(self._bound(args, kwargs)))

    def count(self, *args: P.args, **kwargs: P.kwargs) -> int:
        """How many rows there would be."""
        return self._statement().count(self._bound(args, kwargs))

    def _bound(self, args: Sequence[object], kwargs: Mapping[str, object]) -> dict[str, object]:
        return dict(zip(self._names, args, strict=False), **kwargs)

    def _statement(self) -> _Statement:
        connection = connections["default"]
        statement = self._written.get(connection)
        if statement is None:
            places = cast("Callable[..., _Query]", self._ask)
            asked = places(**{name: Argument(name) for name in self._names})
            statement = self._written[connection] = _Statement(asked, connection)
        return statement


def prepared(ask: Callable[P, QuerySet[Asked, Row]]) -> Prepared[P, Row]:
    """Make a read of a function that says what is asked."""
    return Prepared(ask)


class _Query(Protocol):
    """What of a query set turns rows into answers."""

    query: _Words
    _fields: tuple[str, ...] | None
    _iterable_class: Callable[[object], Iterable[object]]
    _prefetch_related_lookups: tuple[str, ...]


class _Words(Protocol):
    extra_select: Mapping[str, object]
    values_select: tuple[str, ...]
    annotation_select: Mapping[str, object]

    def get_compiler(self, *, connection: BaseDatabaseWrapper) -> SQLCompiler: ...


class _Statement:
    """What the ORM wrote for one connection, and how it turns rows into answers."""

    def __init__(self, asked: _Query, connection: BaseDatabaseWrapper) -> None:
        if asked._prefetch_related_lookups:
            raise TypeError("A prepared read cannot fetch related lists.")
        self._asked, self._connection = asked, connection
        self._compiler = asked.query.get_compiler(connection=connection)
        self._sql, params = self._compiler.as_sql()
        self._params: tuple[object, ...] = tuple(params)
        columns = self._compiler.select[: self._compiler.col_count]
        self._converters = self._compiler.get_converters([one[0] for one in columns])

    def answers(self, values: Mapping[str, object]) -> list[object]:
        """What is found for these arguments."""
        found: Iterable[Values] = fetch(self._connection, self._sql, self._filled(values))
        if self._converters:
            found = self._compiler.apply_converters(found, self._converters)
        return list(self._asked._iterable_class(_Reading(self._asked, self._compiler, found)))

    def count(self, values: Mapping[str, object]) -> int:
        """How many are found."""
        counting = f"SELECT count(*) FROM ({self._sql}) AS found"  # noqa: S608
        ((number,),) = fetch(self._connection, counting, self._filled(values))
        return int(str(number))

    def _filled(self, values: Mapping[str, object]) -> list[object]:
        return [values[one.name] if isinstance(one, Argument) else one for one in self._params]


class _Reading:
    """Stands in for a query set and its compiler where rows become answers."""

    db = "default"

    def __init__(self, asked: _Query, compiler: SQLCompiler, rows: Iterable[Values]) -> None:
        self._rows = rows
        self._known_related_objects: dict[object, object] = {}
        self._fields = asked._fields
        self.query = self
        self.extra_select = asked.query.extra_select
        self.values_select = asked.query.values_select
        self.annotation_select = asked.query.annotation_select
        self.select = compiler.select
        self.klass_info = compiler.klass_info
        self.annotation_col_map = compiler.annotation_col_map

    def get_compiler(self, using: str = db) -> _Reading:  # noqa: ARG002
        """What has been compiled already."""
        return self

    def execute_sql(self, **_how: object) -> None:
        """The rows are here already."""

    def results_iter(
        self, _results: object = None, *, tuple_expected: bool = False, **_how: object
    ) -> Iterator[Values]:
        """The rows, each value as Python knows it."""
        return map(tuple, self._rows) if tuple_expected else iter(self._rows)


def fetch(connection: BaseDatabaseWrapper, sql: str, params: Values) -> list[Values]:
    """All rows, through a cursor that lets the server keep the plan."""
    connection.ensure_connection()
    plain = _cursor(connection)
    # Opened anew each time, as Django counts and times what goes through it.
    cast("_Door", connection)._prepare_cursor(plain).execute(sql, params)
    # Asking for the description would describe every column.
    return plain.fetchall() if plain.pgresult.nfields else []


class _Telling(ServerBindingCursor):
    """Says which statement it ran also when the server had its plan already."""

    _query: object

    def _convert_query(self, query: object, params: object = None) -> object:
        self._query = super()._convert_query(query, params)  # type: ignore[misc]
        return self._query


def _cursor(connection: BaseDatabaseWrapper) -> _Plain:
    """The one cursor of a connection: every answer is read whole before the next question."""
    known = _CURSORS.get(connection)
    if known is None or known.connection is not connection.connection:
        made = cast("Callable[[object], _Plain]", _Telling)(connection.connection)
        known = _CURSORS[connection] = made
    return known


_CURSORS: WeakKeyDictionary[BaseDatabaseWrapper, _Plain] = WeakKeyDictionary()


class _Door(Protocol):
    def _prepare_cursor(self, cursor: _Plain) -> _Counted: ...


class _Counted(Protocol):
    def execute(self, sql: str, params: Values) -> None: ...


class _Result(Protocol):
    nfields: int


class _Plain(Protocol):
    connection: object
    pgresult: _Result

    def fetchall(self) -> list[Values]: ...
