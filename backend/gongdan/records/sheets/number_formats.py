"""Which of a workbook's cell styles show a number as a date or time."""

from __future__ import annotations

import re
from xml.parsers import expat

from gongdan.records.errors import SheetUnreadable

BUILT_IN = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
MOMENT = re.compile(r"[ymdhs年月日时分秒]", re.IGNORECASE)


def moment_styles(styles: bytes) -> frozenset[int]:
    """The numbers of the cell styles whose number format is that of a moment."""
    found = _Styles()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = found.start
    parser.EndElementHandler = found.end
    try:
        if styles:
            parser.Parse(styles, True)
    except expat.ExpatError as broken:
        raise SheetUnreadable(reason=f"styles: {broken}") from broken
    return frozenset(no for no, format_ in enumerate(found.cells) if found.is_moment(format_))


def _refuse(*_: object) -> None:
    raise SheetUnreadable(reason="document type")


class _Styles:
    def __init__(self) -> None:
        self.codes: dict[str, str] = {}
        self.cells: list[str] = []
        self._is_inside = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        if name == "numFmt":
            self.codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._is_inside = True
        elif name == "xf" and self._is_inside:
            self.cells.append(attributes.get("numFmtId", ""))

    def end(self, tag: str) -> None:
        if tag.endswith("cellXfs"):
            self._is_inside = False

    def is_moment(self, format_: str) -> bool:
        code = self.codes.get(format_)
        if code is not None:
            return bool(MOMENT.search(QUOTED.sub("", code)))
        return format_.isdecimal() and len(format_) < 6 and int(format_) in BUILT_IN
