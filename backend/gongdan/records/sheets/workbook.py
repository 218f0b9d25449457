"""XLSX: the first sheet, row by row, without ever holding the whole.

Read here with expat: a reader that makes a dense grid can be filled with memory by two cells far
apart, and document types, which can hide bombs, are refused outright.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from xml.parsers import expat

from gongdan.records.errors import SheetTooLarge, SheetUnreadable
from gongdan.records.sheets.archive import pieces
from gongdan.records.sheets.limits import LONGEST_CELL, MOST_COLUMNS
from gongdan.records.sheets.number_formats import moment_styles

Attributes = dict[str, str]
REFERENCE = re.compile(r"([A-Z]{1,3})\d+")
MOST_TEXTS = 5_000_000
BEGINNING = datetime(1899, 12, 30)  # noqa: DTZ001 a sheet's times have no zone
BEGINNING_1904 = datetime(1904, 1, 1)  # noqa: DTZ001 a sheet's times have no zone
LAST_DAY = 2_958_465


def is_workbook(archive: zipfile.ZipFile) -> bool:
    """Whether an archive is an XLSX file."""
    return "xl/workbook.xml" in archive.namelist()


def records(archive: zipfile.ZipFile) -> Iterator[list[str]]:
    """The rows of the first sheet."""
    book = _Book()
    _parse_whole(archive, "xl/workbook.xml", book.start)
    links = _Links()
    _parse_whole(archive, "xl/_rels/workbook.xml.rels", links.start)
    texts = _Texts()
    _parse_whole(archive, "xl/sharedStrings.xml", texts.start, texts.end, texts.data)
    sheet = _Rows(texts.found, moment_styles(_whole(archive, "xl/styles.xml")), book.beginning)
    for _ in _parse(archive, links.target(book.first), sheet.start, sheet.end, sheet.data):
        yield from sheet.taken()


def _whole(archive: zipfile.ZipFile, name: str) -> bytes:
    if name not in archive.namelist():
        return b""
    return b"".join(pieces(archive, archive.getinfo(name)))


Start = Callable[[str, Attributes], None]
End = Callable[[str], None]


def _nothing(_: str) -> None:
    """Ends and texts that do not matter."""


def _parse_whole(
    archive: zipfile.ZipFile, name: str, start: Start, end: End = _nothing, data: End = _nothing
) -> None:
    if name in archive.namelist():
        for _ in _parse(archive, name, start, end, data):
            pass


def _parse(
    archive: zipfile.ZipFile, name: str, start: Start, end: End, data: End
) -> Iterator[None]:
    if name not in archive.namelist():
        raise SheetUnreadable(reason=f"{name} is missing")
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_document_type
    parser.StartElementHandler = lambda tag, attributes: start(_local(tag), attributes)
    parser.EndElementHandler = lambda tag: end(_local(tag))
    parser.CharacterDataHandler = data
    try:
        for chunk in pieces(archive, archive.getinfo(name)):
            parser.Parse(chunk, False)
            yield
        parser.Parse(b"", True)
        yield
    except expat.ExpatError as broken:
        raise SheetUnreadable(reason=f"{name}: {broken}") from broken


def _refuse_document_type(*_: object) -> None:
    raise SheetUnreadable(reason="document type")


def _local(tag: str) -> str:
    return tag.rpartition(" ")[2]


class _Book:
    """Which sheet comes first, and from which day its days are counted."""

    def __init__(self) -> None:
        self.first = ""
        self.beginning = BEGINNING

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag == "workbookPr" and attributes.get("date1904") in ("1", "true"):
            self.beginning = BEGINNING_1904
        if tag == "sheet" and not self.first:
            self.first = next((v for k, v in attributes.items() if k.endswith(" id")), "")


class _Links:
    """Which file a sheet is in."""

    def __init__(self) -> None:
        self.targets: dict[str, str] = {}

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag == "Relationship":
            self.targets[attributes.get("Id", "")] = attributes.get("Target", "")

    def target(self, link: str) -> str:
        found = self.targets.get(link, "worksheets/sheet1.xml")
        return found.lstrip("/") if found.startswith("/") else posixpath.normpath(f"xl/{found}")


class _Texts:
    """The texts that cells share."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._parts: list[str] = []
        self._is_text = False

    def start(self, tag: str, _: Attributes) -> None:
        if tag == "si":
            self._parts = []
        self._is_text = tag == "t"

    def data(self, text: str) -> None:
        if self._is_text:
            self._parts.append(text)

    def end(self, tag: str) -> None:
        self._is_text = False
        if tag == "si":
            if len(self.found) >= MOST_TEXTS:
                raise SheetTooLarge(limit=MOST_TEXTS, what="texts")
            self.found.append("".join(self._parts)[: LONGEST_CELL + 1])


class _Rows:
    """The rows as they come; whoever reads them takes them away."""

    def __init__(self, texts: list[str], moments: frozenset[int], beginning: datetime) -> None:
        self._texts, self._moments, self._beginning = texts, moments, beginning
        self._done: list[list[str]] = []
        self._row: list[str] = []
        self._parts: list[str] = []
        self._place, self._kind, self._style = 0, "", -1
        self._is_value = False

    def taken(self) -> list[list[str]]:
        done, self._done = self._done, []
        return done

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag == "row":
            self._row = []
        elif tag == "c":
            self._place = self._column(attributes.get("r", ""))
            self._kind, style = attributes.get("t", ""), attributes.get("s", "")
            self._style = int(style) if style.isdecimal() and len(style) < 9 else -1
            self._parts = []
        self._is_value = tag in ("v", "t")

    def data(self, text: str) -> None:
        if self._is_value:
            self._parts.append(text)

    def end(self, tag: str) -> None:
        self._is_value = False
        if tag == "c":
            self._row.extend([""] * (self._place - len(self._row)))
            self._row.append(self._value("".join(self._parts)))
        elif tag == "row":
            self._done.append(self._row)

    def _column(self, reference: str) -> int:
        match = REFERENCE.fullmatch(reference)
        place = _place(match[1]) if match else len(self._row)
        if place >= MOST_COLUMNS:
            raise SheetTooLarge(limit=MOST_COLUMNS, what="columns")
        # A cell that claims to stand before its neighbor comes after it.
        return max(place, len(self._row))

    def _value(self, written: str) -> str:
        if self._kind == "s":
            no = int(written) if written.isdecimal() and len(written) < 9 else -1
            return self._texts[no] if 0 <= no < len(self._texts) else ""
        if self._kind == "b":
            return "true" if written == "1" else "false"
        if self._kind in ("", "n") and written:
            return self._number(written)
        return "" if self._kind == "e" else written

    def _number(self, written: str) -> str:
        try:
            number = Decimal(written)
        except InvalidOperation:
            return written
        if self._style in self._moments and 0 <= number < LAST_DAY:
            return _moment(self._beginning, number)
        return _plain(number, written)


def _place(letters: str) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - 64
    return place - 1


def _moment(beginning: datetime, days: Decimal) -> str:
    at = beginning + timedelta(seconds=round(days * 86_400))
    return f"{at:%Y-%m-%d}" if days == days.to_integral_value() else f"{at:%Y-%m-%d %H:%M:%S}"


def _plain(number: Decimal, written: str) -> str:
    """12.0 as 12; no powers of ten, which nobody typed."""
    if not number.is_finite() or not -30 < number.adjusted() < 30:
        return written
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
