import pytest

from gongdan.forms.checking import check
from gongdan.forms.tests.makers import make_content, make_item

HAS_B = {"op": "not_empty", "args": [{"field": "bb"}]}
HAS_A = {"op": "not_empty", "args": [{"field": "answers.aa"}]}
WRONG_LABEL = {"label": {"fr": "Sujet"}}


def found(*items: dict[str, object], **more: object) -> list[tuple[str, str]]:
    return [(problem.path, problem.code) for problem in check(make_content(*items, **more))]


def test_a_sound_form_has_no_problems() -> None:
    items = [
        make_item("section", "head"),
        make_item("text", "aa", hint={"zh-CN": "写清楚"}, width=12, required=True),
        make_item("text", "bb", visible=HAS_A, required_if=HAS_A, readonly_if=None),
    ]

    assert found(*items, checks=[{"condition": HAS_A, "message": {"en": "Say it"}}]) == []


@pytest.mark.parametrize(
    ("change", "path", "code"),
    [
        ({"id": "name"}, "fields.0.id", "forms.id_malformed"),
        ({"id": None}, "fields.0.id", "forms.id_malformed"),
        ({"code": "Not a code"}, "fields.0.code", "forms.code_malformed"),
        ({"label": {}}, "fields.0.label", "forms.label_missing"),
        (WRONG_LABEL, "fields.0.label", "forms.label_missing"),
        ({"kind": "hologram"}, "fields.0.kind", "forms.unknown_kind"),
        ({"required": "yes"}, "fields.0.required", "forms.setting_malformed"),
        ({"width": 25}, "fields.0.width", "forms.setting_malformed"),
        ({"hint": "plain"}, "fields.0.hint", "forms.setting_malformed"),
        ({"visible": "always"}, "fields.0.visible", "forms.setting_malformed"),
        ({"clear_when_hidden": True}, "fields.0.clear_when_hidden", "forms.setting_malformed"),
        ({"max_length": -1}, "fields.0.max_length", "forms.setting_malformed"),
        ({"sparkle": True}, "fields.0.sparkle", "forms.unknown_setting"),
        ({"visible": HAS_B}, "fields.0.visible.args.0", "expressions.unknown_field"),
        ({"required_if": {"field": "aa"}}, "fields.0.required_if", "expressions.type_mismatch"),
    ],
)
def test_what_is_wrong_with_a_field_is_said_with_its_place(
    change: dict[str, object], path: str, code: str
) -> None:
    assert found({**make_item("text", "aa"), **change}) == [(path, code)]


def test_two_fields_share_neither_id_nor_code() -> None:
    assert found(make_item("text", "aa"), make_item("date", "aa")) == [
        ("fields.1.id", "forms.id_repeated"),
        ("fields.1.code", "forms.code_repeated"),
    ]


def test_conditions_may_not_go_in_a_circle() -> None:
    problems = check(
        make_content(
            make_item("text", "aa", visible=HAS_B), make_item("text", "bb", readonly_if=HAS_A)
        )
    )

    assert [(p.path, p.code, p.facts) for p in problems] == [
        ("fields", "forms.circle", {"fields": "aa → bb → aa"})
    ]


def test_a_field_may_ask_for_itself_only_when_it_is_required() -> None:
    assert found(make_item("text", "aa", required_if=HAS_A)) == []
    assert found(make_item("text", "aa", visible=HAS_A)) == [("fields", "forms.circle")]


@pytest.mark.parametrize(
    ("content", "path", "code"),
    [
        ({"format": 1, "fields": []}, "fields", "forms.no_fields"),
        ({"format": 1, "fields": "none"}, "fields", "forms.no_fields"),
        ({"format": 1, "fields": ["name"]}, "fields.0", "forms.field_malformed"),
        ({"format": 9, "fields": [make_item("text")]}, "format", "forms.format_unknown"),
        ({"format": 1, "fields": [make_item("text")], "x": 1}, "x", "forms.unknown_key"),
        (make_content(make_item("text"), checks={}), "checks", "forms.check_malformed"),
        (make_content(make_item("text"), checks=[{}]), "checks.0", "forms.check_malformed"),
    ],
    ids=["empty", "no list", "no field", "format", "key", "checks", "check"],
)  # fmt: skip
def test_what_is_wrong_with_the_whole_is_said(
    content: dict[str, object], path: str, code: str
) -> None:
    assert [(problem.path, problem.code) for problem in check(content)] == [(path, code)]


def test_a_check_points_at_a_field_of_the_form() -> None:
    wrong = {"condition": HAS_A, "message": {"en": "No"}, "field": "f_zzzzzzzzzz"}

    assert found(make_item("text", "aa"), checks=[wrong]) == [
        ("checks.0.field", "forms.unknown_field")
    ]
