"""Words out, words in: what a table says comes back as it was."""

from __future__ import annotations

import pytest

from gongdan.forms.capital import in_capitals
from gongdan.forms.kind import ExportContext, ImportContext
from gongdan.forms.registry import KINDS
from gongdan.forms.settings import decimal_of
from gongdan.forms.tests.makers import CONTEXT, make_field
from gongdan.kernel.errors import Problem

NAMES = {("person", 7): "李娜", ("department", 3): "信息部"}
IDS = {(kind, name): key for (kind, key), name in NAMES.items()}
SAY = ExportContext(time_zone="Asia/Shanghai", name_of=lambda kind, key: NAMES[kind, key])
READ = ImportContext("Asia/Shanghai", lambda kind, name: IDS.get((kind, name)))


@pytest.mark.parametrize(
    ("kind", "settings", "value", "words"),
    [
        ("text", {}, "三楼", "三楼"),
        ("number", {"thousands": True, "unit": {"zh-CN": "台"}}, "1200", "1,200 台"),
        ("number", {"scale": 3, "percent": True}, "0.125", "12.5%"),
        ("money", {}, {"amt": "12.50", "cur": "CNY"}, "12.50 CNY"),
        ("money", {"currencies": ["CNY", "JPY"]}, {"amt": "5", "cur": "JPY"}, "5 JPY"),
        ("bool", {}, True, "是"),
        ("date", {}, "2026-11-23", "2026-11-23"),
        ("datetime", {}, "2026-11-23T04:05:06Z", "2026-11-23 12:05:06"),
        ("datetime", {}, "2026-11-23T04:05:00Z", "2026-11-23 12:05"),
        ("daterange", {}, ["2026-11-20", "2026-11-23"], "2026-11-20 ~ 2026-11-23"),
        ("select", {}, "net", "网络"),
        ("select", {"other": True}, "other:打印机", "打印机"),
        ("multiselect", {}, ["net", "pc"], "网络、电脑"),
        ("cascader", {}, ["a"], "甲"),
        ("member", {}, 7, "李娜"),
        ("members", {}, [7], "李娜"),
        ("department", {}, 3, "信息部"),
        ("departments", {}, [3], "信息部"),
        ("rating", {"half": True}, "3.5", "3.5"),
        (
            "location",
            {},
            {"lat": "1.5", "lng": "2", "at": "2026-11-23T04:00:00Z", "addr": "塔"},
            "1.5,2 塔",
        ),
        ("json", {}, {"a": [1, "x"]}, '{"a": [1, "x"]}'),
    ],
)
def test_words_come_back_as_they_were(kind: str, settings: dict, value: object, words: str) -> None:
    field = make_field(kind, **settings)

    said = KINDS[kind].export_text(value, field, SAY)
    again = KINDS[kind].clean(KINDS[kind].import_text(said, field, READ), field, CONTEXT)

    assert said == words
    assert again == value


@pytest.mark.parametrize(
    ("kind", "words", "meant"),
    [
        ("date", "2026年3月5日", "2026-03-05"),
        ("date", "2026/3/5", "2026-03-05"),
        ("date", "20260305", "2026-03-05"),
        ("date", "２０２６．３．５", "2026-03-05"),
        ("date", "2026-02-30", "2026-02-30"),
        ("month", "2026年3月", "2026-03"),
        ("year", "2026年", "2026"),
        ("time", "下午3点", "15:00"),
        ("time", "3:15 PM", "15:15"),
        ("time", "9:05", "09:05"),
        ("time", "25:00", "25:00"),
        ("datetime", "2026年3月5日 下午3:15", "2026-03-05T07:15:00Z"),
        ("datetime", "2026-03-05", "2026-03-04T16:00:00Z"),
        ("datetime", "2026-03-05T08:00:00+08:00", "2026-03-05T08:00:00+08:00"),
        ("datetime", "tomorrow", "tomorrow"),
        ("daterange", "2026年3月5日至2026年3月7日", ["2026-03-05", "2026-03-07"]),
        ("daterange", "2026-03-05", "2026-03-05"),
        ("bool", "是", True),
        ("bool", "N", False),
        ("bool", "√", True),
        ("bool", "maybe", "maybe"),
        ("number", "1,234.5", "1234.5"),
        ("number", "１２", "12"),
        ("money", "¥1,234.50", {"amt": "1234.50", "cur": "CNY"}),
        ("money", "5 usd", {"amt": "5", "cur": "USD"}),
        ("money", "12元", {"amt": "12", "cur": "CNY"}),
        ("money", "free", "free"),
        ("select", "Network", "net"),
        ("select", " 网络 ", "net"),
        ("select", "pc", "pc"),
        ("select", "打印机", "打印机"),
        ("multiselect", "网络，电脑", ["net", "pc"]),
        ("member", "李娜", 7),
        ("member", "张三", "张三"),
        ("members", "李娜、张三", [7, "张三"]),
        ("rating", "★★★", 3),
        ("json", "{", "{"),
        ("address", "广东省深圳市", {"region": ["440000"], "detail": "广东省深圳市"}),
        ("location", "1.5,2", {"lat": "1.5", "lng": "2", "addr": ""}),
        ("richtext", "a < b\nc", "<p>a&#32;&lt;&#32;b</p><p>c</p>"),
    ],
)
def test_what_people_write(kind: str, words: str, meant: object) -> None:
    assert KINDS[kind].import_text(words, make_field(kind), READ) == meant


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("0", "零元整"),
        ("12.5", "壹拾贰元伍角整"),
        ("1005.03", "壹仟零伍元零叁分"),
        ("10000", "壹万元整"),
        ("100010000", "壹亿零壹万元整"),
        ("10203.04", "壹万零贰佰零叁元零肆分"),
        ("-0.1", "负壹角整"),
        ("1000000001", "壹拾亿零壹元整"),
    ],
)
def test_amounts_in_capitals(amount: str, said: str) -> None:
    assert in_capitals(decimal_of(amount)) == said


def test_an_amount_on_paper_is_said_in_capitals_too() -> None:
    field = make_field("money", capital=True)
    paper = ExportContext(is_print=True)

    said = KINDS["money"].export_text({"amt": "12.50", "cur": "CNY"}, field, paper)

    assert said == "12.50 CNY(壹拾贰元伍角整)"


def test_every_kind_says_an_empty_answer_with_nothing() -> None:
    said = {
        (key, KINDS[key].export_text(None, make_field(key), SAY), KINDS[key].references(None) == [])
        for key in KINDS
    }

    assert said == {(key, "", True) for key in KINDS}


def test_every_kind_takes_any_words_without_raising() -> None:
    outcomes = {
        isinstance(KINDS[key].import_text("…", make_field(key), READ), Problem) for key in KINDS
    }

    assert outcomes == {False}
