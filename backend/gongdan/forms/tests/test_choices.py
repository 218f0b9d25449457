import pytest

from gongdan.forms.kind import ExportContext, Reference
from gongdan.forms.registry import KINDS
from gongdan.forms.tests.makers import OPTIONS, clean, make_field, problems


@pytest.mark.parametrize(
    ("value", "cleaned"),
    [
        ("net", "net"),
        ("", None),
        ("fax", "forms.not_an_option"),
        ("printer", "forms.not_an_option"),
        (1, "forms.not_an_option"),
        (["net"], "forms.not_an_option"),
    ],
)
def test_one_option(value: object, cleaned: object) -> None:
    assert clean("select", value) == cleaned


@pytest.mark.parametrize(
    ("settings", "value", "cleaned"),
    [
        ({}, ["pc", "net"], ["net", "pc"]),
        ({}, ["net", "net"], ["net"]),
        ({}, [], []),
        ({}, ["fax"], "forms.not_an_option"),
        ({}, "net", "forms.not_an_option"),
        ({}, [1], "forms.not_an_option"),
        ({"min_count": 2}, ["net"], "forms.too_few"),
        ({"min_count": 2}, [], []),
        ({"max_count": 1}, ["net", "pc"], "forms.too_many"),
    ],
)
def test_several_options(settings: dict[str, object], value: object, cleaned: object) -> None:
    assert clean("multiselect", value, **settings) == cleaned


@pytest.mark.parametrize(
    ("kind", "value", "cleaned"),
    [
        ("member", 7, 7),
        ("member", "7", 7),
        ("member", 8, "forms.not_a_person"),
        ("member", "李娜", "forms.not_a_person"),
        ("member", True, "forms.not_a_person"),
        ("member", -7, "forms.not_a_person"),
        ("member", "9" * 30, "forms.not_a_person"),
        ("member", "", None),
        ("department", 3, 3),
        ("department", "3", 3),
        ("department", 7, "forms.not_a_department"),
    ],
)
def test_a_person_or_a_department(kind: str, value: object, cleaned: object) -> None:
    assert clean(kind, value) == cleaned


@pytest.mark.parametrize(
    ("settings", "value", "cleaned"),
    [
        ({}, ["a1"], ["a1"]),
        ({}, ["b2", "a1", "b2"], ["b2", "a1"]),
        ({}, [], []),
        ({}, ["zz"], "forms.not_a_file"),
        ({}, "a1", "forms.not_a_file"),
        ({}, ["../a1"], "forms.not_a_file"),
        ({"max_count": 1}, ["a1", "b2"], "forms.too_many"),
        ({"min_count": 2}, ["a1"], "forms.too_few"),
    ],
)
def test_files(settings: dict[str, object], value: object, cleaned: object) -> None:
    assert clean("attachment", value, **settings) == cleaned


@pytest.mark.parametrize("kind", ["section", "description"])
def test_words_between_fields_take_no_answer(kind: str) -> None:
    assert clean(kind, "x") == "forms.unknown_field"


RETIRED = [{**OPTIONS[0], "is_active": False}]
REPEATED = [OPTIONS[0], OPTIONS[0]]
NAMELESS = [{"key": "net"}]


@pytest.mark.parametrize(
    ("kind", "settings", "found"),
    [
        ("select", {}, []),
        ("select", {"options": []}, [("options", "forms.setting_malformed")]),
        ("select", {"options": REPEATED}, [("options", "forms.setting_malformed")]),
        ("select", {"options": NAMELESS}, [("options", "forms.setting_malformed")]),
        ("select", {"options": RETIRED}, [("options", "forms.no_options")]),
        ("multiselect", {"options": None}, [("options", "forms.no_options")]),
        ("multiselect", {"min_count": 3, "max_count": 2}, [("min_count", "forms.min_over_max")]),
        ("member", {"max_count": 2}, [("max_count", "forms.unknown_setting")]),
        ("attachment", {"extensions": [".PDF"]}, [("extensions", "forms.setting_malformed")]),
        ("attachment", {"extensions": ["pdf"], "max_count": 3}, []),
    ],
)
def test_what_is_wrong_with_the_settings(
    kind: str, settings: dict[str, object], found: list[tuple[str, str]]
) -> None:
    assert problems(kind, **settings) == found


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        ("select", "net", "网络"),
        ("select", "fax", "传真"),
        ("select", "gone", "gone"),
        ("multiselect", ["net", "pc"], "网络、电脑"),
        ("member", 7, "person 7"),
        ("department", 3, "department 3"),
        ("attachment", ["a1", "b2"], "file a1, file b2"),
        ("select", None, ""),
    ],
)
def test_how_it_is_written_in_a_table(kind: str, value: object, said: str) -> None:
    how = ExportContext("zh-CN", name_of=lambda what, key: f"{what} {key}")

    assert KINDS[kind].export_text(value, make_field(kind), how) == said


def test_the_search_index_knows_an_option_by_its_names() -> None:
    assert KINDS["select"].search_text("net", make_field("select")) == "网络 Network"
    assert KINDS["multiselect"].search_text(["pc"], make_field("multiselect")) == "电脑"


def test_an_answer_says_what_it_refers_to() -> None:
    assert KINDS["member"].references(7) == [Reference("person", 7)]
    assert KINDS["department"].references(3) == [Reference("department", 3)]
    assert KINDS["attachment"].references(["a1"]) == [Reference("file", "a1")]
