"""What is found, and by whom."""

from __future__ import annotations

import pytest
from django.db import connection

from gongdan.kernel.events import Subject
from gongdan.search.errors import QueryTooLong
from gongdan.search.indexing import Entry, forget, forget_subject, index, index_many
from gongdan.search.models import Text
from gongdan.search.queries import matching_ids, snippets

pytestmark = pytest.mark.django_db


def put(id_: int, body: str, *, part: str = "title", is_internal: bool = False) -> None:
    index(subject=Subject("work_order", id_), part=part, body=body, is_internal=is_internal)


def found(query: str, *, include_internal: bool = False) -> list[int]:
    return sorted(set(matching_ids(query, kind="work_order", include_internal=include_internal)))


@pytest.mark.parametrize(
    ("body", "query"),
    [
        ("申请退货款，尽快处理", "退货"),
        ("增值税专用发票开错了", "发票"),
        ("三楼路灯不亮", "路灯"),
        ("路灯", "路"),
        ("3楼网络断了", "3楼"),
        ("3楼网络断了", "楼网络"),
        ("The printer is BROKEN", "broken"),
        ("network is down", "netw"),
        ("ＶＰＮ连不上", "vpn"),
        ("单号INV2026001", "2026001"),
        ("it-20261122-0001", "IT-20261122-0001"),
        ("100% 完成", "100%"),
        ("a_b'c", "a_b'c"),
        ("C:\\temp", "c:\\t"),
    ],
)
def test_it_is_found(body: str, query: str) -> None:
    put(1, body)
    put(2, "别的事情 other things")

    assert found(query) == [1]


@pytest.mark.parametrize(
    ("body", "query"),
    [
        ("退款和货架", "退货"),
        ("退货，货款", "退货款"),
        ("发 票", "发票"),
        ("1000", "100%"),
        ("axb", "a_b"),
        ("anything", "   "),
    ],
)
def test_pairs_that_lie_apart_are_not_taken_for_the_word(body: str, query: str) -> None:
    put(1, body)

    assert found(query) == []


def test_every_word_must_be_somewhere_in_the_subject() -> None:
    put(1, "发票抬头错误")
    put(1, "已联系王伟", part="comment:3")
    put(2, "发票丢失")

    assert found("发票 王伟") == [1]
    assert found("发票 李娜") == []


def test_an_internal_note_is_found_by_staff_only() -> None:
    put(1, "打印机坏了")
    put(1, "客户很难缠", part="note:1", is_internal=True)

    assert found("难缠") == []
    assert found("打印机 难缠") == []
    assert found("打印机 难缠", include_internal=True) == [1]
    assert snippets("难缠", [1], kind="work_order", include_internal=False) == {}


def test_kinds_are_apart() -> None:
    put(1, "路灯")
    index(subject=Subject("article", 9), part="title", body="路灯怎么修")

    assert found("路灯") == [1]
    assert list(matching_ids("路灯", kind="article", include_internal=False)) == [9]


def test_a_part_says_what_it_says_now() -> None:
    put(1, "路灯")
    put(1, "发票")

    assert (found("路灯"), found("发票")) == ([], [1])


def test_what_is_forgotten_is_not_found() -> None:
    put(1, "路灯")
    put(1, "路灯", part="comment:1")
    put(2, "路灯")
    put(3, "路灯")

    forget(subject=Subject("work_order", 1), part="title")
    forget_subject(Subject("work_order", 2))
    put(3, " ")

    assert found("路灯") == [1]
    assert Text.objects.count() == 1


def test_the_best_text_is_shown() -> None:
    put(1, "发票问题")
    put(1, "王伟说发票已重开", part="comment:4")

    shown = snippets("发票 王伟", [1, 2], kind="work_order", include_internal=False)

    assert list(shown) == [1]
    assert shown[1].part == "comment:4"
    assert shown[1].excerpt.text == "王伟说发票已重开"
    assert shown[1].excerpt.marks == ((0, 2), (3, 5))


def test_a_query_has_an_end() -> None:
    with pytest.raises(QueryTooLong):
        found("字" * 201)
    with pytest.raises(QueryTooLong):
        found(" ".join(f"w{number}" for number in range(11)))


def test_twenty_thousand_texts_are_searched_by_the_index() -> None:
    index_many(
        Entry(Subject("work_order", number), "title", f"第{number}号 设备巡检 正常运行 ok{number}")
        for number in range(20_000)
    )
    put(20_001, "三楼路灯不亮，申请退货款")
    with connection.cursor() as cursor:
        cursor.execute("SELECT gin_clean_pending_list('text_tokens')")
        cursor.execute("ANALYZE search_text")

    plan = matching_ids("退货", kind="work_order", include_internal=False).explain()
    answers = [found("退货"), found("路灯"), found("路"), found("ok19999")]

    assert answers == [[20_001], [20_001], [20_001], [19_999]]
    assert "text_tokens" in plan
