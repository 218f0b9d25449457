import pytest

from gongdan.forms.tests.makers import clean, problems


@pytest.mark.parametrize(
    ("value", "cleaned"),
    [
        ("  3楼网络断了 ", "3楼网络断了"),
        ("", None),
        ("   ", None),
        ("Cafe\u0301", "Café"),
        ("a\tb", "forms.control_characters"),
        ("a\nb", "forms.control_characters"),
        ("a\x00b", "forms.control_characters"),
        ("a\ud800b", "forms.control_characters"),
        ("\n 好 \n", "好"),
        (7, "forms.not_text"),
        (["a"], "forms.not_text"),
        ("x" * 501, "forms.too_long"),
    ],
)
def test_a_line_of_text(value: object, cleaned: object) -> None:
    assert clean("text", value) == cleaned


@pytest.mark.parametrize(
    ("settings", "value", "cleaned"),
    [
        ({"max_length": 3}, "发票错", "发票错"),
        ({"max_length": 3}, "发票错了", "forms.too_long"),
        ({"min_length": 3}, "发票", "forms.too_short"),
        ({"min_length": 3}, "", None),
        ({"format": "email"}, " li.na@example.com ", "li.na@example.com"),
        ({"format": "email"}, "li.na@example", "forms.not_email"),
        ({"format": "email"}, "li na@example.com", "forms.not_email"),
        ({"format": "email"}, "<li@example.com>", "forms.not_email"),
        ({"format": "email"}, f"{'x' * 250}@example.com", "forms.not_email"),
        ({"format": "phone_cn"}, "138 0013-8000", "13800138000"),
        ({"format": "phone_cn"}, "+86 13800138000", "13800138000"),
        ({"format": "phone_cn"}, "１３８００１３８０００", "13800138000"),
        ({"format": "phone_cn"}, "010-62345678", "01062345678"),
        ({"format": "phone_cn"}, "(0755) 8234567", "07558234567"),
        ({"format": "phone_cn"}, "+86 10 62345678", "01062345678"),
        ({"format": "phone_cn"}, "12800138000", "forms.not_phone_cn"),
        ({"format": "phone_cn"}, "1380013800", "forms.not_phone_cn"),
        ({"format": "url"}, "https://example.com/a?b=1", "https://example.com/a?b=1"),
        ({"format": "url"}, "javascript:alert(1)", "forms.not_url"),
        ({"format": "url"}, "example.com", "forms.not_url"),
        ({"format": "url"}, "https://exa mple.com", "forms.not_url"),
        ({"format": "url"}, "http://[::1", "forms.not_url"),
    ],
)
def test_a_line_of_text_with_settings(
    settings: dict[str, object], value: object, cleaned: object
) -> None:
    assert clean("text", value, **settings) == cleaned


@pytest.mark.parametrize(
    ("value", "cleaned"),
    [
        ("一行\r\n又一行\r", "一行\n又一行"),
        ("a\tb", "a\tb"),
        ("a\x07b", "forms.control_characters"),
        ("", None),
        (1, "forms.not_text"),
        ("x" * 20_001, "forms.too_long"),
    ],
)
def test_several_lines(value: object, cleaned: object) -> None:
    assert clean("textarea", value) == cleaned


@pytest.mark.parametrize(
    ("kind", "settings", "found"),
    [
        ("text", {"format": "email", "min_length": 2, "max_length": 9}, []),
        ("text", {"format": "fax"}, [("format", "forms.setting_malformed")]),
        ("text", {"max_length": 0}, [("max_length", "forms.setting_malformed")]),
        ("text", {"min_length": 9, "max_length": 2}, [("min_length", "forms.min_over_max")]),
        ("text", {"colour": "red"}, [("colour", "forms.unknown_setting")]),
        ("textarea", {"min_length": 9, "max_length": 2}, [("min_length", "forms.min_over_max")]),
        ("textarea", {"rows": True}, [("rows", "forms.setting_malformed")]),
    ],
)
def test_what_is_wrong_with_a_text_field(
    kind: str, settings: dict[str, object], found: list[tuple[str, str]]
) -> None:
    assert problems(kind, **settings) == found
