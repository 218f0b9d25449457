"""Lines of values between commas, semicolons, tabs or bars."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from gongdan.records.errors import NotInEncoding, SheetTooLarge, SheetUnreadable
from gongdan.records.sheets.limits import LONGEST_LINE

DELIMITERS = (",", "\t", ";", "|")
LINES_LOOKED_AT = 60


def delimiter_of(content: BinaryIO, encoding: str) -> str:
    """The delimiter that divides the first lines into the most columns, all alike."""
    sample = list(_some(lines(content, encoding), LINES_LOOKED_AT))
    return max(DELIMITERS, key=lambda each: _evenness(sample, each))


def records(content: BinaryIO, *, encoding: str, delimiter: str) -> Iterator[list[str]]:
    """The rows of cells, as they stand."""
    reader = csv.reader(lines(content, encoding), delimiter=delimiter)
    try:
        yield from reader
    except csv.Error as broken:
        if "field limit" in str(broken):
            raise SheetTooLarge(
                limit=csv.field_size_limit(), what="characters in one cell"
            ) from broken
        raise SheetUnreadable(reason=f"row {reader.line_num}: {broken}") from broken


def lines(content: BinaryIO, encoding: str) -> Iterator[str]:
    """The file's lines; one that never ends is refused before it fills the memory."""
    content.seek(0)
    text = io.TextIOWrapper(content, encoding=encoding, newline="")
    no = 0
    try:
        while line := text.readline(LONGEST_LINE):
            no += 1
            if len(line) >= LONGEST_LINE:
                raise SheetTooLarge(limit=LONGEST_LINE, what="characters in one line")
            yield line.replace("\x00", "")
    except UnicodeError as wrong:
        raise NotInEncoding(row=no + 1, encoding=encoding) from wrong
    finally:
        # The bytes belong to whoever opened them, and perhaps closed them by now.
        if not content.closed:
            text.detach()


def _some(all_lines: Iterator[str], count: int) -> Iterator[str]:
    for no, line in enumerate(all_lines):
        if no >= count:
            return
        yield line


def _evenness(sample: list[str], delimiter: str) -> float:
    try:
        widths = Counter(len(row) for row in csv.reader(sample, delimiter=delimiter) if row)
    except csv.Error:
        return 0
    if not widths:
        return 0
    width, times = widths.most_common(1)[0]
    return (width - 1) * times / widths.total()
