"""Lists: choices of several, columns of sub-tables; an empty one is as good as none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import reduce
from typing import Final

from gongdan.expressions.operations.arithmetic import TWENTY, held, rounded
from gongdan.expressions.operations.operation import (
    Build,
    Fragment,
    Operation,
    Write,
    fill,
    member,
    naming,
    select,
    strict,
    total,
    writing,
)
from gongdan.expressions.operations.texts import as_text, bounded_text, write_as_text
from gongdan.expressions.signatures import ELEMENT_OF
from gongdan.expressions.values import EXACT, List, Value

Items = tuple[Value, ...]


def _over(of_items: Callable[[Items], Value]) -> Build:
    """One list, or several single values of which none may be null."""

    def fold(*values: Value) -> Value:
        if len(values) == 1 and (values[0] is None or isinstance(values[0], tuple)):
            return of_items(values[0] or ())
        return None if None in values else of_items(values)

    return total(fold)


def _numbers(of_numbers: Callable[[tuple[Decimal, ...]], Decimal | None]) -> Build:
    """As above, for exact numbers that may become too large."""
    return _over(lambda items: held(lambda: of_numbers(items)))  # type: ignore[arg-type]


def _sum(items: tuple[Decimal, ...]) -> Decimal:
    return reduce(EXACT.add, items, Decimal(0))


def _avg(items: tuple[Decimal, ...]) -> Decimal | None:
    return rounded(EXACT.divide(_sum(items), Decimal(len(items)))) if items else None


def _least(items: Items) -> Value:
    return min(items, default=None)  # type: ignore[type-var]


def _most(items: Items) -> Value:
    return max(items, default=None)  # type: ignore[type-var]


def _count(items: List | None) -> Value:
    return Decimal(len(items or ()))


def _includes(items: List | None, item: Value) -> Value:
    return item is not None and item in (items or ())


def _any_of(items: List | None, wanted: List | None) -> Value:
    return not set(items or ()).isdisjoint(wanted or ())


def _all_of(items: List | None, wanted: List | None) -> Value:
    return bool(wanted) and set(wanted or ()) <= set(items or ())


def _unique(items: List) -> Value:
    return tuple(dict.fromkeys(items))  # type: ignore[return-value]


def _join(items: List, separator: str) -> Value:
    return bounded_text(separator.join(map(as_text, items)))


def _write_over(function: str, otherwise: str) -> Write:
    def write(parts: Sequence[Fragment]) -> Fragment:
        kind = parts[0].type
        if kind in ELEMENT_OF:
            template = otherwise.format(select(function, "unnest({}) _v(x)"))
            return fill(template, ELEMENT_OF[kind], *parts)
        if len(parts) == 1:
            return fill(otherwise, kind, *parts)
        items = ", ".join("{}" for _ in parts)
        value = f"CASE WHEN count(*) = count(x) THEN {function} END"
        return fill(select(value, f"unnest(ARRAY[{items}]) _v(x)"), kind, *parts)

    return write


def _write_join(parts: Sequence[Fragment]) -> Fragment:
    item = write_as_text(Fragment("x", (), ELEMENT_OF[parts[0].type])).sql
    items = select(item, f"{ITEMS} ORDER BY n")
    text = f"CASE WHEN _v.a IS NOT NULL THEN array_to_string(ARRAY{items}, _v.b) END"
    return naming(text, "text")(parts)


def _write_element(template: str) -> Write:
    return lambda parts: naming(template, ELEMENT_OF[parts[0].type])(parts)


def _write_unique(parts: Sequence[Fragment]) -> Fragment:
    items = select("x", f"{ITEMS} GROUP BY x ORDER BY min(n)")
    return naming(f"CASE WHEN _v.a IS NOT NULL THEN ARRAY{items} END", parts[0].type)(parts)


ITEMS: Final = "unnest(_v.a) WITH ORDINALITY _i(x, n)"
AVERAGE: Final = f"round(sum(x) * {TWENTY} / NULLIF(count(x), 0), 10)"
SUM: Final = "numbers -> number or number... -> number"
LEAST: Final = "[T] -> T for T in number, date or T... -> T for T in number, date, datetime"
ELEMENT: Final = "[T] -> T for T in text, number, date"
TWO_LISTS: Final = "[T], [T] -> boolean for T in text, number, date"

OPERATIONS = (
    Operation(
        "count",
        "texts|numbers|dates -> number",
        total(_count),
        writing("COALESCE(cardinality(array_remove({}, NULL)), 0)::numeric", "number"),
    ),
    Operation("sum", SUM, _numbers(_sum), _write_over("sum(x)", "COALESCE({}, 0)")),
    Operation("avg", SUM, _numbers(_avg), _write_over(AVERAGE, "round({}, 10)")),
    Operation("min", LEAST, _over(_least), _write_over("min(x)", "{}")),
    Operation("max", LEAST, _over(_most), _write_over("max(x)", "{}")),
    Operation(
        "includes",
        "[T], T -> boolean for T in text, number, date",
        total(_includes),
        lambda parts: member(parts[1], parts[0]),
    ),
    Operation("any_of", TWO_LISTS, total(_any_of), writing("COALESCE({} && {}, FALSE)", "boolean")),
    Operation(
        "all_of",
        TWO_LISTS,
        total(_all_of),
        naming("COALESCE(cardinality(_v.b) > 0 AND _v.a @> _v.b, FALSE)", "boolean"),
    ),
    Operation("unique", "[T] -> [T] for T in text, number, date", strict(_unique), _write_unique),
    Operation("join", "texts|numbers|dates, text -> text", strict(_join), _write_join),
    Operation(
        "first",
        ELEMENT,
        strict(lambda items: items[0] if items else None),
        _write_element("_v.a[1]"),
    ),
    Operation(
        "last",
        ELEMENT,
        strict(lambda items: items[-1] if items else None),
        _write_element("_v.a[cardinality(_v.a)]"),
    ),
)
