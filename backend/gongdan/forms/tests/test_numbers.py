from decimal import Decimal

import pytest

from gongdan.forms.kind import ExportContext
from gongdan.forms.registry import KINDS
from gongdan.forms.tests.makers import clean, make_field, problems


@pytest.mark.parametrize(
    ("settings", "value", "cleaned"),
    [
        ({}, "12", "12"),
        ({}, 12, "12"),
        ({}, "007", "7"),
        ({}, "-0", "0"),
        ({}, "", None),
        ({}, "１２", "12"),
        ({}, "1.5", "forms.too_many_decimals"),
        ({}, "1.0", "1"),
        ({"scale": 2}, "1.50", "1.5"),
        ({"scale": 2}, 1.5, "1.5"),
        ({"scale": 1}, 0.1, "0.1"),
        ({"scale": 2}, Decimal("2.25"), "2.25"),
        ({"scale": 2}, "1.555", "forms.too_many_decimals"),
        ({}, "1e3", "forms.not_number"),
        ({}, "NaN", "forms.not_number"),
        ({}, float("inf"), "forms.not_number"),
        ({}, "1,000", "forms.not_number"),
        ({}, True, "forms.not_number"),
        ({}, "十", "forms.not_number"),
        ({}, ["1"], "forms.not_number"),
        ({}, "9" * 15, "9" * 15),
        ({}, "9" * 16, "forms.not_number"),
        ({"min": 1, "max": "10"}, "1", "1"),
        ({"min": 1, "max": "10"}, "10", "10"),
        ({"min": 1, "max": "10"}, "0", "forms.too_small"),
        ({"min": 1, "max": "10"}, "11", "forms.too_large"),
        ({"min": "0.5", "scale": 1}, "0.4", "forms.too_small"),
    ],
)
def test_a_number(settings: dict[str, object], value: object, cleaned: object) -> None:
    assert clean("number", value, **settings) == cleaned


@pytest.mark.parametrize(
    ("settings", "value", "cleaned"),
    [
        ({}, "12.50", {"amt": "12.50", "cur": "CNY"}),
        ({}, "-3", {"amt": "-3.00", "cur": "CNY"}),
        ({"currency": "JPY"}, 5, {"amt": "5", "cur": "JPY"}),
        ({}, {"amt": "1"}, {"amt": "1.00", "cur": "CNY"}),
        ({}, {"amt": "1", "cur": "USD"}, "forms.not_a_currency"),
        ({"currencies": ["CNY", "USD"]}, {"amt": 1, "cur": "USD"}, {"amt": "1.00", "cur": "USD"}),
        ({}, {"amt": "1", "tip": "2"}, "forms.not_number"),
        ({"min": 0}, "-3", "forms.too_small"),
        ({}, "0.001", "forms.too_many_decimals"),
        ({}, "¥5", "forms.not_number"),
        ({}, "", None),
    ],
)
def test_an_amount(settings: dict[str, object], value: object, cleaned: object) -> None:
    assert clean("money", value, **settings) == cleaned


@pytest.mark.parametrize(
    ("settings", "value", "cleaned"),
    [
        ({}, 1, 1),
        ({}, 5, 5),
        ({}, 0, "forms.not_a_rating"),
        ({}, 6, "forms.not_a_rating"),
        ({"max": 10}, 6, 6),
        ({}, "5", 5),
        ({}, True, "forms.not_a_rating"),
        ({}, 4.5, "forms.not_a_rating"),
    ],
)
def test_stars(settings: dict[str, object], value: object, cleaned: object) -> None:
    assert clean("rating", value, **settings) == cleaned


@pytest.mark.parametrize(
    ("settings", "value", "cleaned"),
    [
        ({}, True, True),
        ({}, False, False),
        ({}, "true", "forms.not_yes_or_no"),
        ({}, 1, "forms.not_yes_or_no"),
        ({"must_be_true": True}, True, True),
        ({"must_be_true": True}, False, "forms.must_be_yes"),
    ],
)
def test_yes_or_no(settings: dict[str, object], value: object, cleaned: object) -> None:
    assert clean("bool", value, **settings) == cleaned


@pytest.mark.parametrize(
    ("kind", "settings", "found"),
    [
        ("number", {"scale": 9}, [("scale", "forms.setting_malformed")]),
        ("number", {"min": "five"}, [("min", "forms.setting_malformed")]),
        ("number", {"min": 5, "max": "4.9"}, [("min", "forms.min_over_max")]),
        ("number", {"unit": {"zh-CN": "台"}, "min": 5, "max": 5}, []),
        ("money", {"currency": "rmb"}, [("currency", "forms.setting_malformed")]),
        ("money", {"min": 5, "max": 4}, [("min", "forms.min_over_max")]),
        ("rating", {"max": 11}, [("max", "forms.setting_malformed")]),
        ("bool", {"must_be_true": "yes"}, [("must_be_true", "forms.setting_malformed")]),
    ],
)
def test_what_is_wrong_with_the_settings(
    kind: str, settings: dict[str, object], found: list[tuple[str, str]]
) -> None:
    assert problems(kind, **settings) == found


@pytest.mark.parametrize(
    ("kind", "settings", "value", "said"),
    [
        ("number", {"unit": {"zh-CN": "台", "en": "pcs"}}, "3", "3 台"),
        ("number", {}, "3", "3"),
        ("money", {}, "12.5", "12.50 CNY"),
        ("bool", {}, True, "是"),
        ("bool", {}, False, "否"),
        ("rating", {}, 4, "4"),
        ("money", {}, None, ""),
    ],
)
def test_how_it_is_written_in_a_table(
    kind: str, settings: dict[str, object], value: object, said: str
) -> None:
    field = make_field(kind, **settings)

    assert KINDS[kind].export_text(value, field, ExportContext("zh-CN")) == said
