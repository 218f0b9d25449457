"""Tables of records for spreadsheets, in which nothing runs as a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import xlsxwriter

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
NUMBER: Final = re.compile(r"-?\d{1,15}(\.\d{1,8})?")
MARK: Final = "\ufeff"
Cells = Sequence[str]


def harmless(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula; numbers are none."""
    if text.startswith(FORMULA) and not NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def csv_lines(rows: Iterable[Cells]) -> Iterator[str]:
    """Line by line, in UTF-8 with the mark that spreadsheets look for."""
    for place, row in enumerate(rows):
        out = io.StringIO()
        csv.writer(out).writerow([harmless(cell) for cell in row])
        yield (MARK if place == 0 else "") + out.getvalue()


def workbook(rows: Iterable[Cells]) -> bytes:
    """A workbook of one sheet, its first row standing still."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"constant_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet()
    sheet.freeze_panes(1, 0)
    for place, row in enumerate(rows):
        for column, cell in enumerate(row):
            if NUMBER.fullmatch(cell) and place:
                sheet.write_number(place, column, float(cell))
            else:
                sheet.write_string(place, column, harmless(cell))
    book.close()
    return out.getvalue()
