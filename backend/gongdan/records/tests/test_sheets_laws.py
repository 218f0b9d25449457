"""Laws of reading tables: whatever the bytes, there are rows or a refusal."""

from __future__ import annotations

import csv
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongdan.kernel.errors import Refusal
from gongdan.records.sheets.moments import FORMATS, formats_of, moment
from gongdan.records.sheets.sheet import open_sheet
from gongdan.records.tests.test_sheets import workbook

BOOK = workbook([["a", "b"], [1, "x"]])
TEXT = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufeff"), max_size=12
)
CELLS = st.lists(st.lists(TEXT, min_size=2, max_size=2), min_size=1, max_size=6)


def outcome(content: bytes) -> str:
    """Rows, or a refusal; anything else is a fault."""
    try:
        with open_sheet(io.BytesIO(content)) as sheet:
            rows = list(sheet.rows)
    except Refusal as refusal:
        return refusal.code
    return "rows" if all(isinstance(cell, str) for row in rows for cell in row.cells) else "?"


@given(st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_bytes_give_rows_or_a_refusal(content: bytes) -> None:
    assert outcome(content) == "rows" or outcome(content).startswith("records.")


@given(st.binary(max_size=200), st.sampled_from(["a.csv", "a.json", "a.xlsx"]))
@settings(max_examples=100, deadline=None)
def test_any_bytes_in_a_zip_give_rows_or_a_refusal(content: bytes, name: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr(name, content)

    assert outcome(out.getvalue()) == "rows" or outcome(out.getvalue()).startswith("records.")


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_a_damaged_workbook_gives_rows_or_a_refusal(data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(BOOK) - 1))
    damage = data.draw(st.binary(min_size=1, max_size=8))
    content = BOOK[:place] + damage + BOOK[place + len(damage) :]

    assert outcome(content) == "rows" or outcome(content).startswith("records.")


@given(st.binary(max_size=120))
@settings(max_examples=150, deadline=None)
def test_any_sheet_inside_a_workbook_gives_rows_or_a_refusal(inside: bytes) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(BOOK)) as source, zipfile.ZipFile(out, "w") as made:
        for name in source.namelist():
            made.writestr(name, inside if name.endswith("sheet1.xml") else source.read(name))

    assert outcome(out.getvalue()) == "rows" or outcome(out.getvalue()).startswith("records.")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
@given(CELLS)
@settings(max_examples=80, deadline=None)
def test_what_was_written_is_read_again(encoding: str, cells: list[list[str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([["编号", "标题"], *cells])

    with open_sheet(io.BytesIO(out.getvalue().encode(encoding))) as sheet:
        rows = [row.cells for row in sheet.rows]

    assert rows == [row for row in cells if any(row)]


@given(st.text(max_size=40), st.sampled_from(sorted(FORMATS)))
@settings(max_examples=300)
def test_any_text_is_a_moment_or_none(text: str, format_: str) -> None:
    found = moment(text, format_)

    assert (found is not None) == (format_ in formats_of([text]))
