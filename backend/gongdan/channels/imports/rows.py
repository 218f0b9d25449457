"""One row as values by target, or as everything that is wrong with it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from gongdan.channels.imports.cells import Cell, Value, Wrong
from gongdan.channels.imports.mapping import Reading
from gongdan.channels.imports.targets import TARGETS
from gongdan.records.sheets.sheet import Row

FORMULA = ("=", "+", "-", "@")
JOINTS = {"title": " · ", "description": "\n", "note": "\n"}
SHORT = 80


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
        self.missing = reading.missing
        places = {name: place for place, name in enumerate(columns)}
        self.cells = [
            (places[column.name], Cell(column, zone=reading.zone))
            for column in reading.columns
            if column.name in places
        ]
        self.required = [target.key for target in TARGETS.values() if target.is_required]
        self.names = {cell.column.target: cell.column.name for _, cell in self.cells}

    def read(self, row: Row) -> Read:
        """The row's values."""
        read = Read(row, {}, {}, {})
        wrong: list[Wrong] = []
        for place, cell in self.cells:
            text = _unquoted(row.cells[place].strip())
            if text and text not in self.missing:
                found = cell.read(text)
                if isinstance(found, Wrong):
                    wrong.append(found)
                else:
                    self._put(read, cell, text, found)
        wrong += self._gaps(read, wrong)
        if not wrong:
            return read
        return Read(row, read.values, read.said, read.facts, tuple(wrong))

    def _put(self, read: Read, cell: Cell, text: str, value: Value) -> None:
        target = cell.column.target
        if target == "fact":
            read.facts[cell.column.name] = sys.intern(text) if len(text) < SHORT else text
            return
        if isinstance(value, str):
            before = read.values.get(target)
            if before is not None:
                value = f"{before}{JOINTS.get(target, ' ')}{value}"
            value = sys.intern(value) if len(value) < SHORT else value
        read.values[target] = value
        if cell.target.kind in ("choice", "grade"):
            read.said[target] = sys.intern(text) if len(text) < SHORT else text

    def _gaps(self, read: Read, wrong: list[Wrong]) -> list[Wrong]:
        said = {each.target for each in wrong}
        gaps = [
            Wrong(self.names.get(key, ""), "channels.cell_missing", target=key)
            for key in self.required
            if key not in read.values and key not in said
        ]
        if any(cell.strip() for cell in read.row.cells[self.width :]):
            gaps.append(Wrong("", "channels.row_too_long"))
        return gaps


def _unquoted(text: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from running it."""
    return text[1:] if text[:1] == "'" and text[1:2] in FORMULA else text
