"""Rich text and documents."""

from __future__ import annotations

import pytest

from gongdan.forms.kind import Reference
from gongdan.forms.registry import KINDS
from gongdan.forms.tests.makers import clean, make_field

PICTURE = "/api/v1/files/0189c0de-0000-7000-8000-000000000001/content"


@pytest.mark.parametrize(
    ("html", "cleaned"),
    [
        ("<p>你好 <b>世界</b></p>", "<p>你好 <b>世界</b></p>"),
        ("<p onclick='x()'>a</p><script>alert(1)</script>", "<p>a</p>"),
        ("<a href='javascript:x()'>a</a>", '<a rel="noopener noreferrer nofollow">a</a>'),
        ("<img src='https://spy.example/p.gif'>b", "<img>b"),
        (f'<img src="{PICTURE}">', f'<img src="{PICTURE}">'),
        ("<p> </p>", None),
        ("a\x00b", "forms.control_characters"),
        (1, "forms.not_text"),
    ],
)
def test_only_what_is_safe_stays(html: object, cleaned: object) -> None:
    assert clean("richtext", html) == cleaned


def test_words_and_pictures_of_rich_text() -> None:
    kind, field = KINDS["richtext"], make_field("richtext")
    html = f'<h1>标题</h1><p>a &amp; b</p><img src="{PICTURE}">'

    assert kind.reading(html, field) == "标题\na & b"
    assert kind.references(html) == [Reference("file", "0189c0de-0000-7000-8000-000000000001")]
    assert clean("richtext", "<p>12345</p>", max_length=4) == "forms.too_long"


SCHEMA = {
    "type": "object",
    "properties": {
        "name": {"type": "string", "maxLength": 3},
        "sizes": {"type": "array", "items": {"type": "integer", "minimum": 1}},
    },
    "required": ["name"],
    "additionalProperties": False,
}
DEEP: object = 1
for _ in range(12):
    DEEP = [DEEP]


@pytest.mark.parametrize(
    ("settings", "value", "cleaned"),
    [
        ({}, {"a": [1, 2.5, None, True]}, {"a": [1, 2.5, None, True]}),
        ({}, DEEP, "forms.not_a_document"),
        ({}, {"a": "\x00"}, "forms.not_a_document"),
        ({}, "x" * 20_001, "forms.document_too_large"),
        ({"schema": SCHEMA}, {"name": "a", "sizes": [1]}, {"name": "a", "sizes": [1]}),
        ({"schema": SCHEMA}, {"sizes": [1]}, "forms.not_after_schema"),
        ({"schema": SCHEMA}, {"name": "a", "sizes": [0]}, "forms.not_after_schema"),
        ({"schema": SCHEMA}, {"name": "a", "more": 1}, "forms.not_after_schema"),
        ({"schema": SCHEMA}, {"name": "long"}, "forms.not_after_schema"),
    ],
)
def test_documents(settings: dict, value: object, cleaned: object) -> None:
    assert clean("json", value, **settings) == cleaned
