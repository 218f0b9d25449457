"""Cursors: what we wrote comes back, what somebody made up is refused."""

from __future__ import annotations

import base64

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from gongdan.kernel.paging import (
    BadCursor,
    decode_cursor,
    encode_cursor,
    moment_in_cursor,
    number_in_cursor,
    words_in_cursor,
)

STORABLE = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=9)
ROWS = st.lists(st.none() | st.integers(-(2**63), 2**63 - 1) | STORABLE, min_size=1, max_size=4)


def as_text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


quick = settings(max_examples=60, phases=[Phase.generate], database=None)


@quick
@given(ROWS)
def test_a_cursor_comes_back_as_it_was(key: list[str | int | None]) -> None:
    assert decode_cursor(encode_cursor(key), length=len(key)) == key


@quick
@given(
    st.text(max_size=60) | st.binary(max_size=60).map(lambda raw: base64.b64encode(raw).decode())
)
def test_what_is_no_cursor_is_refused_and_breaks_nothing(text: str) -> None:
    with pytest.raises(BadCursor):
        decode_cursor(text, length=7)


@pytest.mark.parametrize(
    "raw",
    [
        b"[" * 20_000,
        b'["\\u0000"]',
        b'["\\ud800"]',
        b"[9223372036854775808]",
        b"[1.5]",
        b"[NaN]",
        b"{}",
    ],
    ids=["deep", "NUL", "half a pair", "too large", "a fraction", "NaN", "no list"],
)
def test_a_cursor_holds_only_what_a_row_could(raw: bytes) -> None:
    with pytest.raises(BadCursor):
        decode_cursor(base64.urlsafe_b64encode(raw).decode(), length=1)


@quick
@given(STORABLE | st.integers() | st.none())
def test_a_moment_in_a_cursor_has_its_zone(value: str | int | None) -> None:
    with pytest.raises(BadCursor):
        moment_in_cursor(value)


def test_a_value_of_another_kind_is_refused() -> None:
    assert number_in_cursor(7) == 7
    assert words_in_cursor("12.5", pattern=r"\d+(\.\d+)?") == "12.5"
    with pytest.raises(BadCursor):
        number_in_cursor("7")
    with pytest.raises(BadCursor):
        words_in_cursor(7)
    with pytest.raises(BadCursor):
        words_in_cursor("1e9", pattern=r"\d+(\.\d+)?")
