"""One row as values by target, or as everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from gongdan.channels.imports.cells import Cell, Taken, Value, Wrong
from gongdan.channels.imports.mapping import Reading
from gongdan.channels.imports.targets import TARGETS
from gongdan.records.sheets.sheet import Row

JOINTS = {"title": " · ", "description": "\n", "note": "\n"}


@dataclass(frozen=True)
class RowProblem:
    """What is wrong where."""

    row: int
    column: str
    code: str
    value: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """A row, its values by target, the words as they stood, and what is wrong with it."""

    row: Row
    values: dict[str, Value]
    said: dict[str, str]
    facts: dict[str, str] = field(default_factory=dict)
    wrong: tuple[Wrong, ...] = ()

    def text(self, target: str) -> str:
        """A text value, or an empty one."""
        value = self.values.get(target, "")
        return value if isinstance(value, str) else ""

    def count(self, target: str, default: int = 0) -> int:
        """A number, or the default."""
        value = self.values.get(target, default)
        return value if isinstance(value, int) and not isinstance(value, bool) else default

    def moment(self, target: str) -> datetime | None:
        """A moment, if there is one."""
        value = self.values.get(target)
        return value if isinstance(value, datetime) else None

    def flag(self, target: str) -> bool | None:
        """Yes, no, or nothing said."""
        value = self.values.get(target)
        return value if isinstance(value, bool) else None

    def problems(self) -> list[RowProblem]:
        """What is wrong, with the row's number."""
        return [
            RowProblem(self.row.no, each.column, each.code, each.value, each.target)
            for each in self.wrong
        ]


class RowReader:
    """Reads the rows of one table by one mapping."""

    def __init__(self, reading: Reading, columns: Sequence[str]) -> None:
        self.width = len(columns)
        places = {name: place for place, name in enumerate(columns)}
        cells = [
            (places[column.name], Cell(column, zone=reading.zone, missing=reading.missing))
            for column in reading.columns
            if column.name in places
        ]
        # Millions of cells pass here: what a cell is asked for is laid out beforehand.
        self.cells = [(place, cell.known, cell.column.target, cell) for place, cell in cells]
        self.required = [target.key for target in TARGETS.values() if target.is_required]
        self.names = {cell.column.target: cell.column.name for _, cell in cells}

    def read(self, row: Row) -> Read:
        """The row's values."""
        read = Read(row, {}, {}, {})
        wrong: list[Wrong] = []
        texts = row.cells
        for place, known, target, cell in self.cells:
            text = texts[place]
            if not text:
                continue
            taken = known[text] if text in known else cell.read(text)
            if isinstance(taken, Wrong):
                wrong.append(taken)
            elif taken is not None:
                _put(read, target, taken, cell)
        wrong += self._gaps(read, wrong)
        if not wrong:
            return read
        return Read(row, read.values, read.said, read.facts, tuple(wrong))

    def _gaps(self, read: Read, wrong: list[Wrong]) -> list[Wrong]:
        said = {each.target for each in wrong}
        gaps = [
            Wrong(self.names.get(key, ""), "channels.cell_missing", target=key)
            for key in self.required
            if key not in read.values and key not in said
        ]
        extra = read.row.cells[self.width :]
        if extra and any(cell.strip() for cell in extra):
            gaps.append(Wrong("", "channels.row_too_long"))
        return gaps


def _put(read: Read, target: str, taken: Taken, cell: Cell) -> None:
    if target == "fact":
        read.facts[cell.column.name] = str(taken.value)
        return
    before = read.values.get(target)
    joint = JOINTS.get(target, " ")
    read.values[target] = taken.value if before is None else f"{before}{joint}{taken.value}"
    if taken.said:
        read.said[target] = taken.said
