"""Opening a table: what it is, what its columns are called, and its rows as they come."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO, Literal

from gongdan.records.errors import ArchiveRefused, SheetEmpty, SheetTooLarge, SheetUnreadable
from gongdan.records.sheets import archive as archives
from gongdan.records.sheets import delimited, encodings, json_lists, workbook
from gongdan.records.sheets.columns import ColumnGuess, guess_columns
from gongdan.records.sheets.encodings import ENCODINGS, Guess
from gongdan.records.sheets.limits import (
    LONGEST_CELL,
    MEGABYTE,
    MOST_BYTES,
    MOST_COLUMNS,
    MOST_MEGABYTES,
    MOST_ROWS,
)

Format = Literal["csv", "json", "xlsx"]
ZIP_START = b"PK"
LOOKED_AT = 2_000
MOST_JSON_MEGABYTES = 100


@dataclass(frozen=True)
class How:
    """How to read a file where the guess is wrong; empty means guess."""

    encoding: str = ""
    delimiter: str = ""


GUESS = How()


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as a spreadsheet shows it, and its cells, at least one a column."""

    no: int
    cells: list[str]


@dataclass(frozen=True)
class Sheet:
    """A table: how it was read, its columns, and its rows, which can be read once."""

    format: Format
    encoding: Guess
    delimiter: str
    columns: list[str]
    rows: Iterator[Row]


@dataclass(frozen=True)
class Look:
    """The first glance at a table."""

    format: Format
    encoding: Guess
    delimiter: str
    columns: list[ColumnGuess]
    sample: list[list[str]]


def look(content: BinaryIO, how: How = GUESS, *, sample: int = 20) -> Look:
    """What a file seems to hold, from its first rows."""
    with open_sheet(content, how) as sheet:
        rows = [row.cells for row in islice(sheet.rows, LOOKED_AT)]
    if not rows:
        raise SheetEmpty()
    columns = guess_columns(sheet.columns, rows)
    width = len(columns)
    return Look(
        sheet.format,
        sheet.encoding,
        sheet.delimiter,
        columns,
        [row[:width] for row in rows[:sample]],
    )


@contextmanager
def open_sheet(content: BinaryIO, how: How = GUESS) -> Iterator[Sheet]:
    """The table in a file, as long as the block lasts; refused when there is none."""
    if how.encoding and how.encoding not in ENCODINGS:
        raise SheetUnreadable(reason=f"encoding {how.encoding!r}")
    if how.delimiter and how.delimiter not in delimited.DELIMITERS:
        raise SheetUnreadable(reason=f"delimiter {how.delimiter!r}")
    content.seek(0)
    if content.read(2) != ZIP_START:
        yield _text_sheet(content, how)
        return
    archive = archives.open_archive(content)
    if workbook.is_workbook(archive):
        yield _sheet("xlsx", Guess("utf-8", 100), "", workbook.records(archive))
        return
    with archives.unpacked(archive, archives.only_table(archive)) as inside:
        yield _packed_sheet(inside, how)


def _packed_sheet(content: BinaryIO, how: How) -> Sheet:
    """The table in an archive: a text, or a workbook, but no further archive."""
    if content.read(2) != ZIP_START:
        return _text_sheet(content, how)
    inside = archives.open_archive(content)
    if not workbook.is_workbook(inside):
        raise ArchiveRefused(count=0)
    return _sheet("xlsx", Guess("utf-8", 100), "", workbook.records(inside))


def _text_sheet(content: BinaryIO, how: How) -> Sheet:
    size = content.seek(0, 2)
    if size == 0:
        raise SheetEmpty()
    if size > MOST_BYTES:
        raise SheetTooLarge(limit=MOST_MEGABYTES, what="MB")
    encoding = Guess(how.encoding, 100) if how.encoding else encodings.guess(content)
    if json_lists.is_json(_head(content, encoding.encoding)):
        if size > MOST_JSON_MEGABYTES * MEGABYTE:
            raise SheetTooLarge(limit=MOST_JSON_MEGABYTES, what="MB")
        return _sheet("json", encoding, "", json_lists.records(content, encoding.encoding))
    delimiter = how.delimiter or delimited.delimiter_of(content, encoding.encoding)
    found = delimited.records(content, encoding=encoding.encoding, delimiter=delimiter)
    return _sheet("csv", encoding, delimiter, found)


def _head(content: BinaryIO, encoding: str) -> str:
    return next(delimited.lines(content, encoding), "")[:100]


def _sheet(format_: Format, encoding: Guess, delimiter: str, found: Iterator[list[str]]) -> Sheet:
    numbered = enumerate(found, start=1)
    header = next((cells for _, cells in numbered if any(cell.strip() for cell in cells)), None)
    if header is None:
        raise SheetEmpty()
    names = _names(header)
    return Sheet(format_, encoding, delimiter, names, _rows(numbered, len(names)))


def _names(header: list[str]) -> list[str]:
    """The columns' names, each once; a column without a name is called by its place."""
    if len(header) > MOST_COLUMNS:
        raise SheetTooLarge(limit=MOST_COLUMNS, what="columns")
    names: list[str] = []
    for place, cell in enumerate(header, start=1):
        name = " ".join(cell.replace("\ufeff", "").split())[:200] or f"#{place}"
        names.append(name if name not in names else f"{name} #{place}")
    return names


def _rows(numbered: Iterator[tuple[int, list[str]]], width: int) -> Iterator[Row]:
    count = 0
    for no, cells in numbered:
        if not any(cells):
            continue
        count += 1
        if count > MOST_ROWS:
            raise SheetTooLarge(limit=MOST_ROWS, what="rows")
        if max(map(len, cells)) > LONGEST_CELL:
            raise SheetTooLarge(limit=LONGEST_CELL, what="characters in one cell")
        cells.extend([""] * (width - len(cells)))
        yield Row(no, cells)
