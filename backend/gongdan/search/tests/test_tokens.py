"""How texts and queries are cut, and marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongdan.search.snippets import Excerpt, excerpt
from gongdan.search.tokens import fold, terms, tokens

MIXED = st.text("退货款发票 aB1-.，%_'\\Ｆｆé\n", max_size=30)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("退货款", ["货款", "退货"]),
        ("发票ABC", ["abc", "发票"]),
        ("ＩＴ－２０２６ 工单", ["2026", "it", "工单"]),
        ("3楼", ["3"]),
        ("INV2026001", ["2026001", "inv2026001"]),
        ("Straße snake_case", ["case", "snake", "strasse"]),
        ("，。!", []),
        ("𠮷野家", ["野家", "𠮷野"]),
        ("カメラ", ["カメ", "メラ"]),
    ],
)
def test_a_text_is_cut_into(text: str, expected: list[str]) -> None:
    assert tokens(fold(text)) == expected


def test_a_query_is_divided_by_spaces() -> None:
    first, second = terms("发票　WiFi6坏 发票")

    assert (first.text, first.pairs, first.words) == ("发票", {"发票"}, frozenset())
    assert (second.text, second.pairs, second.words) == ("wifi6坏", frozenset(), {"wifi6"})


@given(before=MIXED, word=MIXED, after=MIXED)
def test_whatever_is_in_a_text_has_its_pairs_there(before: str, word: str, after: str) -> None:
    folded = fold(before + word + after)
    inside = [term for term in terms(word) if term.text in folded]

    found = set(tokens(folded))

    assert all(term.pairs <= found for term in inside)


@given(body=MIXED, word=MIXED)
def test_marks_lie_within_the_excerpt(body: str, word: str) -> None:
    made = excerpt(body, [fold(word)])

    assert all(0 <= start < end <= len(made.text) for start, end in made.marks)


def test_words_are_marked_as_they_were_written() -> None:
    made = excerpt("请尽快开具ＦＡＰＩＡＯ发票，谢谢。", ["fapiao", "发票"])

    assert made == Excerpt("请尽快开具ＦＡＰＩＡＯ发票，谢谢。", ((5, 13),))


def test_a_long_text_is_shown_around_the_word() -> None:
    made = excerpt("前" * 100 + "路灯" + "后" * 100, ["路灯"])

    assert made.text == "前" * 20 + "路灯" + "后" * 58
    assert made.marks == ((20, 22),)
