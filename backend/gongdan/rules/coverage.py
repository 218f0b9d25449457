"""What a decision table leaves open and what it says twice, found by going through its cells.

Every column falls apart into a few values that stand for all others: the edges of ranges and what
lies between them, the values that are named and one that is not. Each combination of these is
asked which rows take it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, islice, product
from typing import Final, cast

from gongdan.expressions import Type, Value, evaluate, plain
from gongdan.expressions.sampling import OTHER, between
from gongdan.expressions.values import read
from gongdan.kernel.errors import Refusal
from gongdan.rules.matching import entries
from gongdan.rules.published import Content
from gongdan.rules.tables import cell_condition, column_types

MOST_CELLS: Final = 100_000
MOST_EXAMPLES: Final = 20
MOST_TOGETHER: Final = 3

Sample = object
Example = dict[str, object]


@dataclass(frozen=True)
class Overlap:
    """Rows that take the same input, with one such input."""

    rows: tuple[str, ...]
    example: Example


@dataclass(frozen=True)
class Coverage:
    """What a table leaves open, says twice, and never comes to."""

    gaps: list[Example] = field(default_factory=list)
    gap_count: int = 0
    overlaps: list[Overlap] = field(default_factory=list)
    unreachable: list[str] = field(default_factory=list)
    looked_at: int = 0
    is_whole: bool = True


def coverage(
    table: Content, facts: Mapping[str, Type], choices: Mapping[str, Sequence[object]] | None = None
) -> Coverage:
    """Gaps, overlaps and rows out of reach; ``choices`` are all values a field can have."""
    columns = _columns(table, facts, choices or {})
    keys = [str(row["key"]) for row in entries(table["rows"])]
    size = 1
    for column in columns:
        size *= len(column.samples)
    tally = _Tally(keys, tuple(column.key for column in columns))
    ranges = [range(len(column.samples)) for column in columns]
    for places in islice(product(*ranges), MOST_CELLS):
        tally.add(places, columns)
    return tally.result(is_whole=size <= MOST_CELLS)


@dataclass(frozen=True)
class _Column:
    key: str
    samples: list[Sample]
    takers: list[int]


def _columns(
    table: Content, facts: Mapping[str, Type], choices: Mapping[str, Sequence[object]]
) -> list[_Column]:
    types = column_types(table, facts)
    rows = list(entries(table["rows"]))
    return [
        _column(rows, column, types[str(column["key"])], choices.get(str(column["field"])))
        for column in entries(table["inputs"])
    ]


def _column(
    rows: list[Content], column: Content, kind: Type, choices: Sequence[object] | None
) -> _Column:
    key, name = str(column["key"]), str(column["field"])
    cells = [cast("Mapping[str, Content]", row.get("cells", {})).get(key, {}) for row in rows]
    samples = list(_samples(cells, kind, choices))
    return _Column(key, samples, [_takers(cells, name, sample) for sample in samples])


def _takers(cells: list[Content], name: str, sample: Sample) -> int:
    """The rows whose cell takes a value, as bits."""
    bits = 0
    for place, cell in enumerate(cells):
        if _takes(cell, name, sample):
            bits |= 1 << place
    return bits


def _takes(cell: Content, name: str, sample: Sample) -> bool:
    condition = cell_condition(cell, name)
    try:
        return condition is None or evaluate(condition, {name: sample}) is True
    except Refusal:
        return False


def _samples(
    cells: list[Content], kind: Type, choices: Sequence[object] | None
) -> Iterator[Sample]:
    """Values that stand for all others of a column."""
    if any(cell.get("op") == "empty" for cell in cells):
        yield None
    if choices is not None and kind in ("text", "number"):
        yield from choices
        return
    if kind == "boolean":
        yield from (True, False)
        return
    named = list(_named(cells, kind))
    if kind in ("number", "date", "datetime"):
        yield from _between(named)
    elif kind in ("texts", "numbers", "dates"):
        yield from _together(named)
    else:
        yield from _words(cells, named)


def _named(cells: Iterable[Content], kind: Type) -> Iterator[Sample]:
    """The values that cells name, each once."""
    one: dict[str, Type] = {"texts": "text", "numbers": "number", "dates": "date"}
    of = one.get(kind, kind)
    seen: set[object] = set()
    for cell in cells:
        raw = cell.get("value")
        for value in raw if isinstance(raw, list) else [raw]:
            known = read(value, of)
            if known is not None and known not in seen:
                seen.add(known)
                yield known


def _between(named: list[Sample]) -> Iterator[Sample]:
    """The edges, and one value before, between and after them; without any, one nobody named."""
    yield from between(cast("list[Value]", named)) or [OTHER]


def _words(cells: list[Content], named: list[Sample]) -> Iterator[Sample]:
    """The words that are named, several contained at once, and one nobody named."""
    yield from named
    contained = [cell["value"] for cell in cells if cell.get("op") == "contains"]
    words = list(dict.fromkeys(str(word) for word in contained))
    for count in range(2, min(len(words), MOST_TOGETHER) + 1):
        yield from (" ".join(some) for some in combinations(words, count))
    yield OTHER


def _together(named: list[Sample]) -> Iterator[Sample]:
    """Lists of what is named: nothing, each alone, some together."""
    yield ()
    for count in range(1, min(len(named), MOST_TOGETHER) + 1):
        yield from combinations(named, count)


class _Tally:
    """What the combinations looked at so far say."""

    def __init__(self, rows: list[str], columns: tuple[str, ...]) -> None:
        self.rows, self.columns = rows, columns
        self.gaps: list[Example] = []
        self.gap_count = self.looked_at = self.first = 0
        self.overlaps: dict[int, Example] = {}

    def add(self, places: tuple[int, ...], columns: list[_Column]) -> None:
        takers = (1 << len(self.rows)) - 1
        for place, column in zip(places, columns, strict=True):
            takers &= column.takers[place]
        self.looked_at += 1
        self.first |= takers & -takers
        if takers == 0:
            self.gap_count += 1
            if len(self.gaps) < MOST_EXAMPLES:
                self.gaps.append(_example(places, columns))
        elif takers & (takers - 1) and takers not in self.overlaps:
            self.overlaps[takers] = _example(places, columns)

    def result(self, *, is_whole: bool) -> Coverage:
        overlaps = [
            Overlap(self._named(bits), example)
            for bits, example in islice(self.overlaps.items(), MOST_EXAMPLES)
        ]
        late = [row for place, row in enumerate(self.rows) if not self.first >> place & 1]
        return Coverage(
            gaps=self.gaps,
            gap_count=self.gap_count,
            overlaps=overlaps,
            unreachable=late if is_whole else [],
            looked_at=self.looked_at,
            is_whole=is_whole,
        )

    def _named(self, bits: int) -> tuple[str, ...]:
        return tuple(row for place, row in enumerate(self.rows) if bits >> place & 1)


def _example(places: tuple[int, ...], columns: list[_Column]) -> Example:
    return {
        column.key: plain(cast("None", column.samples[place]))
        for place, column in zip(places, columns, strict=True)
    }
