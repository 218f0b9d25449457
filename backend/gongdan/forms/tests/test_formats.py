"""Formats of a line of text and patterns of a builder's own."""

from __future__ import annotations

import pytest

from gongdan.forms.tests.makers import clean, problems


@pytest.mark.parametrize(
    ("format_", "value", "cleaned"),
    [
        ("id_number_cn", "11010519491231002x", "11010519491231002X"),
        ("id_number_cn", "１１０１０５ 19491231 002X", "11010519491231002X"),
        ("id_number_cn", "440524188001010014", "440524188001010014"),
        ("id_number_cn", "110105194912310021", "forms.not_id_number_cn"),
        ("id_number_cn", "110105194902310025", "forms.not_id_number_cn"),
        ("id_number_cn", "11010519491231002", "forms.not_id_number_cn"),
        ("credit_code_cn", "91350100M000100Y43", "91350100M000100Y43"),
        ("credit_code_cn", "91350100m000100y43", "91350100M000100Y43"),
        ("credit_code_cn", "91350100M000100Y44", "forms.not_credit_code_cn"),
        ("credit_code_cn", "91350100M000100O43", "forms.not_credit_code_cn"),
        ("plate_cn", "粤B 12345", "粤B12345"),
        ("plate_cn", "粤b·d12345", "粤BD12345"),
        ("plate_cn", "京A12345D", "京A12345D"),
        ("plate_cn", "粤BI2345", "forms.not_plate_cn"),
        ("plate_cn", "AB12345", "forms.not_plate_cn"),
        ("mobile_cn", "+86 138-0013-8000", "13800138000"),
        ("mobile_cn", "0755-12345678", "forms.not_mobile_cn"),
        ("phone", "0755-12345678", "075512345678"),
        ("phone", "+44 20 7946 0958", "+442079460958"),
        ("phone", "7946 0958", "forms.not_phone"),
        ("ip", "010.0.0.1", "forms.not_ip"),
        ("ip", "2001:DB8::0001", "2001:db8::1"),
        ("ip", "10.0.0.1", "10.0.0.1"),
        ("mac", "00-1a-2b-3c-4d-5e", "00:1A:2B:3C:4D:5E"),
        ("mac", "00:1A:2B:3C:4D", "forms.not_mac"),
        ("url", "https://例子.cn/a", "https://例子.cn/a"),
        ("url", "ftp://a.cn", "forms.not_url"),
    ],
)
def test_formats(format_: str, value: str, cleaned: str) -> None:
    assert clean("text", value, format=format_) == cleaned


@pytest.mark.parametrize(
    ("settings", "value", "cleaned"),
    [
        ({"case": "upper"}, "ab1", "AB1"),
        ({"case": "lower"}, "AB1", "ab1"),
        ({"trim": False}, " a ", " a "),
        ({"trim": False}, "  ", None),
        ({"pattern": "[A-Z]{2}[0-9]+"}, "AB12", "AB12"),
        ({"pattern": "[A-Z]{2}[0-9]+"}, "AB12x", "forms.not_the_pattern"),
        ({"pattern": "[0-9]+", "pattern_message": {"en": "Digits!"}}, "x", "forms.check"),
    ],
)
def test_letters_and_patterns(settings: dict[str, object], value: str, cleaned: object) -> None:
    assert clean("text", value, **settings) == cleaned


@pytest.mark.parametrize(
    "pattern",
    ["(a+)+", "(a|b)*", "a*a*a*a*", r"(.)\1", "(?=a)b", "(", "", "a{1,999999999999}", "x" * 201],
)
def test_a_pattern_that_may_run_away_is_refused(pattern: str) -> None:
    assert problems("text", pattern=pattern) == [("pattern", "forms.setting_malformed")]


@pytest.mark.parametrize("pattern", ["[A-Z]{2}-[0-9]{4}", "(?:AB|CD)[0-9]+", r"\d{3,4}-\d+", "a?"])
def test_an_ordinary_pattern_is_taken(pattern: str) -> None:
    assert problems("text", pattern=pattern) == []
