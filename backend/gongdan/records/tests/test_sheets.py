"""Reading tables of every format and encoding, and refusing what is none."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import UTC, datetime, timedelta, timezone

import pytest
import xlsxwriter

from gongdan.kernel.errors import Refusal
from gongdan.records.errors import (
    ArchiveRefused,
    NotInEncoding,
    SheetEmpty,
    SheetTooLarge,
    SheetUnreadable,
)
from gongdan.records.sheets import archive, limits
from gongdan.records.sheets.moments import formats_of, moment
from gongdan.records.sheets.sheet import How, look, open_sheet

LETTERS = "编号,标题,内容\n1,路灯不亮,“门口”的路灯\n2,要求开具发票,电子发票\n"
WANTED = [["1", "路灯不亮", "“门口”的路灯"], ["2", "要求开具发票", "电子发票"]]


def rows_of(content: bytes, how: How | None = None) -> list[list[str]]:
    """All rows of a file."""
    with open_sheet(io.BytesIO(content), how or How()) as sheet:
        return [row.cells for row in sheet.rows]


def zipped(**files: bytes) -> bytes:
    """A zip of files; ``a_csv`` is called a.csv in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name.replace("_", "."), content)
    return out.getvalue()


def workbook(rows: list[list[object]]) -> bytes:
    """An XLSX file with these rows."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("汇总")
    day = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    for at, row in enumerate(rows):
        for place, value in enumerate(row):
            style = day if isinstance(value, datetime) else None
            sheet.write(at, place, value, style)
    book.close()
    return out.getvalue()


def said(*parts: int) -> datetime:
    """A moment that names no zone."""
    return datetime(*parts)  # noqa: DTZ001 as tables write them


@pytest.mark.parametrize(
    ("written_as", "guessed", "least"),
    [
        ("utf-8", "utf-8", 95),
        ("utf-8-sig", "utf-8-sig", 100),
        ("gbk", "gbk", 90),
        ("gb18030", "gbk", 90),
        ("utf-16", "utf-16", 100),
        ("utf-16-le", "utf-16-le", 80),
        ("utf-16-be", "utf-16-be", 80),
    ],
)
def test_the_encoding_is_guessed(written_as: str, guessed: str, least: int) -> None:
    content = LETTERS.encode(written_as)

    seen = look(io.BytesIO(content))

    assert seen.encoding.encoding == guessed
    assert seen.encoding.confidence >= least
    assert [column.name for column in seen.columns] == ["编号", "标题", "内容"]
    assert rows_of(content) == WANTED


def test_letters_that_only_gb18030_has_are_read() -> None:
    content = "名字,镇\n䶮玲,𠮷田\n".encode("gb18030")

    seen = look(io.BytesIO(content))

    assert seen.encoding.encoding == "gb18030"
    assert rows_of(content) == [["䶮玲", "𠮷田"]]


def test_a_chosen_encoding_that_does_not_fit_is_refused_with_the_row() -> None:
    content = ("编号,标题\n" + "1,a\n" * 5000 + "2,路灯\n").encode("utf-8")

    with pytest.raises(NotInEncoding) as refused:
        rows_of(content, How(encoding="utf-16-le"))

    assert refused.value.facts["encoding"] == "utf-16-le"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_guessed(delimiter: str) -> None:
    content = delimiter.join(["a", "b", "c"]) + "\n" + delimiter.join(["1", "x, y", "3"]) + "\n"
    quoted = content.replace("x, y", '"x, y"')

    seen = look(io.BytesIO(quoted.encode()))

    assert seen.delimiter == delimiter
    assert seen.sample == [["1", "x, y", "3"]]


def test_line_breaks_inside_quotes_belong_to_the_cell_and_rows_are_counted_as_records() -> None:
    content = b'id,text\n1,"two\nlines"\n\n2,"she said ""no"""\n'

    with open_sheet(io.BytesIO(content)) as sheet:
        rows = list(sheet.rows)

    assert [(row.no, row.cells) for row in rows] == [
        (2, ["1", "two\nlines"]),
        (4, ["2", 'she said "no"']),
    ]


def test_short_rows_are_filled_and_names_are_made_different() -> None:
    content = b"id,name,,name\n1\n1,2,3,4,5\n"

    with open_sheet(io.BytesIO(content)) as sheet:
        rows = [row.cells for row in sheet.rows]

    assert sheet.columns == ["id", "name", "#3", "name #4"]
    assert rows == [["1", "", "", ""], ["1", "2", "3", "4", "5"]]


@pytest.mark.parametrize(
    "text",
    [
        '[{"id": 1, "text": "路灯"}, {"id": 2, "open": true, "text": null}]',
        '{"items": [{"id": 1, "text": "路灯"}, {"id": 2, "open": true, "text": null}]}',
        '{"id": 1, "text": "路灯"}\n{"id": 2, "open": true, "text": null}\n',
        '[\n  {"id": 1,\n "text": "路灯"},\n {"id": 2, "open": true, "text": null}]',
    ],
)
def test_json_is_read_as_a_list_of_objects_or_one_a_line(text: str) -> None:
    with open_sheet(io.BytesIO(text.encode())) as sheet:
        rows = [row.cells for row in sheet.rows]

    assert (sheet.format, sheet.columns) == ("json", ["id", "text", "open"])
    assert rows == [["1", "路灯", ""], ["2", "", "true"]]


def test_a_workbook_is_read_with_its_dates_and_numbers() -> None:
    content = workbook(
        [
            ["编号", "提交时间", "金额", "达标", "空"],
            [1, said(2026, 3, 1, 9, 30), 12.5, True, ""],
            [2, said(2026, 3, 2, 0, 0), 1e6, False, "路灯 & <发票>"],
        ]
    )

    with open_sheet(io.BytesIO(content)) as sheet:
        rows = [row.cells for row in sheet.rows]

    assert (sheet.format, sheet.columns) == ("xlsx", ["编号", "提交时间", "金额", "达标", "空"])
    assert rows == [
        ["1", "2026-03-01 09:30:00", "12.5", "true", ""],
        ["2", "2026-03-02", "1000000", "false", "路灯 & <发票>"],
    ]


def test_a_zip_with_one_table_is_opened() -> None:
    content = zipped(a_csv=LETTERS.encode("gbk"), readme_md=b"# words")

    assert rows_of(content) == WANTED


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", SheetEmpty),
        (b"\n\n\n", SheetEmpty),
        (b"PK\x03\x04broken", SheetUnreadable),
        (zipped(a_csv=b"a\n1\n", b_csv=b"a\n1\n"), ArchiveRefused),
        (zipped(a_txt=zipped(b_csv=b"a\n1\n")), ArchiveRefused),
        (zipped(words_md=b"#"), ArchiveRefused),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0d\x00\x01\x02", SheetUnreadable),
        (b"[1, 2]", SheetUnreadable),
        (b'{"a": ', SheetUnreadable),
        (",".join(f"c{n}" for n in range(201)).encode() + b"\n1\n", SheetTooLarge),
        (b"a,b\n1," + b"x" * 120_000 + b"\n", SheetTooLarge),
        (b'a,b\n1,"' + b"x" * 200_000, SheetTooLarge),
    ],
)
def test_what_is_no_table_is_refused(content: bytes, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        look(io.BytesIO(content))


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_BYTES", 10 * limits.MEGABYTE)
    content = zipped(a_csv=b"a,b\n" + b"0," * 8 * limits.MEGABYTE)

    with pytest.raises(SheetTooLarge):
        look(io.BytesIO(content))


def test_a_workbook_that_brings_a_document_type_is_refused() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'
    good = workbook([["a"], [1]])
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as source, zipfile.ZipFile(out, "w") as made:
        for name in source.namelist():
            made.writestr(name, bomb if name.endswith("sheet1.xml") else source.read(name))

    with pytest.raises(SheetUnreadable):
        look(out)


def test_two_cells_far_apart_do_not_make_a_grid() -> None:
    sheet = b'<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>'
    good = workbook([["a"], [1]])
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as source, zipfile.ZipFile(out, "w") as made:
        for name in source.namelist():
            kept = sheet + b"</sheetData></worksheet>" if name.endswith("sheet1.xml") else None
            made.writestr(name, kept or source.read(name))

    with pytest.raises(SheetTooLarge):
        look(out)


def test_columns_are_known_by_what_they_hold() -> None:
    header = "id,opened,us,made_sla,priority,hours,who,none\n"
    lines = [
        f"INC{n},{n % 28 + 1}/2/2016 01:16,0{n % 9 + 1}/2{n % 9}/2018 11:11:26 AM,true,"
        f"{n % 4 + 1} - Level,{n}.5,?,?\n"
        for n in range(60)
    ]

    seen = look(io.BytesIO((header + "".join(lines)).encode()))

    kinds = {column.name: column.kind for column in seen.columns}
    assert kinds == {
        "id": "text",
        "opened": "moment",
        "us": "moment",
        "made_sla": "boolean",
        "priority": "choice",
        "hours": "number",
        "who": "empty",
        "none": "empty",
    }
    assert [column.formats for column in seen.columns[1:3]] == [["d/m/y"], ["m/d/y"]]
    assert seen.columns[4].choices == ["1 - Level", "2 - Level", "3 - Level", "4 - Level"]
    assert seen.columns[6].missing == ["?"]


@pytest.mark.parametrize(
    ("text", "format_", "wanted"),
    [
        ("29/2/2016 01:16", "d/m/y", said(2016, 2, 29, 1, 16)),
        ("04/12/2018 01:06:56 PM", "m/d/y", said(2018, 4, 12, 13, 6, 56)),
        ("04/12/2018 12:06:56 AM", "m/d/y", said(2018, 4, 12, 0, 6, 56)),
        ("2026-11-24T09:30:05Z", "y-m-d", datetime(2026, 11, 24, 9, 30, 5, tzinfo=UTC)),
        (
            "2026-11-24 09:30:05.123+08:00",
            "y-m-d",
            datetime(2026, 11, 24, 9, 30, 5, tzinfo=timezone(timedelta(hours=8))),
        ),
        ("2026/1/4", "y/m/d", said(2026, 1, 4)),
        ("2026年11月24日", "zh", said(2026, 11, 24)),
        ("2026年11月24日 下午3时05分", "zh", said(2026, 11, 24, 15, 5)),
        ("2026年1月4日 9:30", "zh", said(2026, 1, 4, 9, 30)),
        ("20261124 093005", "ymd", said(2026, 11, 24, 9, 30, 5)),
        ("30/2/2016", "d/m/y", None),
        ("soon", "y-m-d", None),
        ("2026-11-24", "no such format", None),
    ],
)
def test_moments_are_read_as_they_are_written(
    text: str, format_: str, wanted: datetime | None
) -> None:
    assert moment(text, format_) == wanted


def test_a_date_that_may_be_read_in_two_ways_is_said_to_be_ambiguous() -> None:
    assert formats_of(["3/4/2016", "5/6/2016"]) == ["d/m/y", "m/d/y"]
    assert formats_of(["3/4/2016", "25/6/2016"]) == ["d/m/y"]


def test_a_word_among_dates_leaves_them_dates() -> None:
    assert formats_of(["3/4/2016", "25/6/2016", "7/6/2016", "soon"]) == ["d/m/y"]
    assert formats_of(["3/4/2016", "soon"]) == []


def test_json_with_half_a_character_is_kept_without_it() -> None:
    assert rows_of(json.dumps([{"a": "x\ud800\x00"}]).encode()) == [["x?"]]
