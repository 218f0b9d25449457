"""Wordings that are alike come together, whatever order they come in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gongdan.reports.alike import Wording, clusters
from gongdan.search.tokens import fold, tokens


def wording(title: str, count: int = 1, category_id: int | None = 1) -> Wording:
    return Wording(
        category_id=category_id,
        title=title,
        count=count,
        number=title,
        tokens=frozenset(tokens(fold(title))),
    )


def titles(wordings: list[Wording]) -> list[list[str]]:
    return [[one.title for one in each.wordings] for each in clusters(wordings)]


def test_alike_wordings_come_together_around_the_most_frequent() -> None:
    found = titles(
        [
            wording("三楼网络断了", 2),
            wording("网络断了", 5),
            wording("打印机卡纸"),
            wording("二楼打印机又卡纸了", 3),
            wording("申请一台显示器"),
        ]
    )

    assert found == [
        ["网络断了", "三楼网络断了"],
        ["二楼打印机又卡纸了", "打印机卡纸"],
        ["申请一台显示器"],
    ]


def test_what_every_other_order_says_makes_nothing_alike() -> None:
    asked = [wording(f"麻烦帮忙{what}") for what in ("补发票", "开门禁", "修空调", "借投影")]
    others = [wording(f"麻烦帮忙看{index}", 20, category_id=2) for index in range(5)]

    found = titles([*asked, *others])

    assert [one for one in found if len(one) > 1] == [[f"麻烦帮忙看{index}" for index in range(5)]]


def test_the_same_words_of_another_category_stay_apart() -> None:
    found = clusters([wording("漏油", category_id=1), wording("漏油", category_id=None)])

    assert [(each.first.category_id, each.count) for each in found] == [(1, 1), (None, 1)]


def test_words_of_english_count_too() -> None:
    found = titles([wording("VPN does not connect", 4), wording("VPN does not connect again")])

    assert found == [["VPN does not connect", "VPN does not connect again"]]


TITLES = st.lists(st.text("网络断打印机卡纸油温高 ab", max_size=8), unique=True, max_size=25)


@given(TITLES)
def test_no_order_is_lost_and_none_counted_twice(made: list[str]) -> None:
    wordings = [wording(title, count) for count, title in enumerate(made, 1)]

    found = clusters(wordings)

    assert sorted(one.title for each in found for one in each.wordings) == sorted(made)
    assert sum(each.count for each in found) == sum(one.count for one in wordings)
    assert found == clusters(reversed(wordings))
