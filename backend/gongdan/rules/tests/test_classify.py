"""What a request is about, how surely, and why."""

from __future__ import annotations

import pytest

from gongdan.rules.classify import classify
from gongdan.rules.tests.makers import (
    RETURNS,
    classify_content,
    field,
    keyword_set,
    op,
    published,
    rule,
    weighing_words,
    words,
)

SETS = weighing_words()


def category(text: str, title: str = "") -> str | None:
    return classify(SETS, {"title": title, "text": text}).category


def test_a_rule_wins_over_keywords_and_says_which_condition_held() -> None:
    outage = rule(
        "outage",
        op("contains", field("text"), "系统崩溃"),
        {"then": {"category": "it.outage", "impact": 1, "urgency": 1, "tags": ["紧急"]}},
    )
    version = weighing_words([outage])

    decided = classify(version, {"title": "发票", "text": "发票系统崩溃"})

    assert decided.as_dict() == {
        "purpose": "classify",
        "by": "rule",
        "version": {"id": 7, "application": "cs", "no": 3},
        "words": {"id": 8, "application": "cs", "no": 2},
        "category": "it.outage",
        "impact": 1,
        "urgency": 1,
        "type": None,
        "tags": ["紧急"],
        "confidence_percent": 100,
        "margin_percent": 100,
        "scores": [],
        "rule": {
            "key": "outage",
            "name": {"zh-CN": "规则outage", "en": "outage"},
            "conditions": [
                {
                    "path": "",
                    "op": "contains",
                    "fields": ["text"],
                    "actual": "发票系统崩溃",
                    "expected": ["系统崩溃"],
                    "result": True,
                }
            ],
        },
        "broken": [],
        "passed_over": 0,
    }


def test_the_trace_shows_matched_words_with_their_weights_and_what_took_them_back() -> None:
    decided = classify(SETS, {"title": "开票", "text": "不用退货，请开发票"})

    assert decided.by == "keywords"
    assert (decided.confidence_percent, decided.margin_percent) == (100, 100)
    assert [score.as_dict() for score in decided.scores] == [
        {
            "key": "invoices",
            "category": "finance.invoice",
            "score": 9,
            "matches": [
                {"word": "开票", "weight": 3, "place": "title", "score": 6, "negated_by": None},
                {"word": "发票", "weight": 3, "place": "text", "score": 3, "negated_by": None},
            ],
        },
        {
            "key": "returns",
            "category": "warehouse.return",
            "score": 0,
            "matches": [
                {"word": "退货", "weight": 3, "place": "text", "score": 0, "negated_by": "不用"}
            ],
        },
    ]


def test_a_word_in_the_title_counts_twice() -> None:
    assert category("发票", title="退货") == "warehouse.return"
    assert category("退货", title="发票") == "finance.invoice"


def test_two_subjects_of_equal_weight_are_left_to_the_service_desk() -> None:
    decided = classify(SETS, {"title": "", "text": "发票、退货"})

    assert (decided.by, decided.category) == ("nothing", None)
    assert (decided.confidence_percent, decided.margin_percent) == (50, 0)


def test_below_the_threshold_nothing_is_decided() -> None:
    weak = keyword_set("weak", "it.weak", words(网速=1), [])
    version = weighing_words([], weak)

    assert classify(version, {"text": "网速慢"}).category is None
    assert classify(version, {"title": "网速慢"}).category == "it.weak"


def test_a_set_may_also_say_impact_and_urgency() -> None:
    fire = {**keyword_set("fire", "safety.fire", words(冒烟=5), []), "impact": 1, "urgency": 1}
    version = weighing_words([], fire)

    decided = classify(version, {"text": "配电柜冒烟"})

    assert (decided.category, decided.impact, decided.urgency) == ("safety.fire", 1, 1)


def test_a_rule_that_cannot_be_judged_is_passed_over_and_named() -> None:
    odd = rule("odd", op(">", field("title"), 5), {"then": {"category": "x"}})
    version = weighing_words([odd])

    decided = classify(version, {"title": "发票", "text": ""})

    assert decided.category == "finance.invoice"
    assert [one.as_dict() for one in decided.search.broken] == [
        {"key": "odd", "code": "expressions.type_mismatch"}
    ]


def test_a_rule_switched_off_is_passed_over() -> None:
    off = {**rule("off", {"value": True}, {"then": {"category": "x"}}), "is_enabled": False}

    decided = classify(weighing_words([off]), {"text": "发票"})

    assert decided.category == "finance.invoice"


def test_a_word_inside_a_longer_matched_word_counts_once() -> None:
    decided = classify(SETS, {"title": "", "text": "退款退货"})

    assert [(m.word, m.score) for m in decided.scores[0].matches] == [("退款退货", 4)]


def test_latin_words_only_count_whole() -> None:
    it = {**RETURNS, "words": words(it=5)}
    version = weighing_words([], it)

    assert classify(version, {"text": "with a kit"}).by == "nothing"
    assert classify(version, {"text": "找IT部"}).by == "keywords"


@pytest.mark.parametrize(
    "text",
    [
        "不用退货", "不需要退货", "无需办理退货", "没有退货", "未退货", "不是来退货的",
        "我没有要求退货", "请不要再问退货的事", "取消退货申请",
        "退货就算了", "退货不用了", "客户没退货", "no need for 退货",
    ],
)  # fmt: skip
def test_a_denied_word_does_not_count(text: str) -> None:
    assert category(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "能不能退货", "要不要退货", "用不用退货", "是不是可以退货", "有没有退货流程",
        "为什么不退货", "无法退货", "退货不了怎么办", "不知道怎么退货", "未收到退货",
        "特别着急要退货",
        "不用送来，我退货", "没空，帮我退货", "我不要换货我要退货",
        "不退货不行，必须退货",
    ],
)  # fmt: skip
def test_a_question_or_complaint_still_counts(text: str) -> None:
    assert category(text) == "warehouse.return"


def test_a_rule_may_ask_how_much_a_keyword_set_weighs() -> None:
    heavy = rule(
        "heavy", op(">=", field("words.invoices"), 6), {"then": {"category": "finance.urgent"}}
    )
    version = weighing_words([heavy])

    sure = classify(version, {"title": "发票", "text": ""})
    lighter = classify(version, {"title": "", "text": "发票"})

    assert (sure.by, sure.category) == ("rule", "finance.urgent")
    assert sure.search.hit
    assert sure.search.hit.conditions[0].as_dict()["actual"] == "6"
    assert (lighter.by, lighter.category) == ("keywords", "finance.invoice")


def test_without_keyword_sets_only_rules_decide() -> None:
    decided = classify(published("classify", classify_content()), {"title": "发票"})

    assert (decided.by, decided.scores) == ("nothing", ())
    assert "words" not in decided.as_dict()
