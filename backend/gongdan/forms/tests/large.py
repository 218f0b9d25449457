"""A large form as companies build them: ten kinds, a third with conditions, some formulas."""

from __future__ import annotations

from gongdan.forms.definition import FormDefinition
from gongdan.forms.tests.makers import make_form, make_item

ANSWERS: dict[str, object] = {
    "text": "三楼东侧",
    "textarea": "第一行\n第二行",
    "number": "12.5",
    "money": {"amt": "99.90", "cur": "CNY"},
    "bool": True,
    "date": "2026-11-23",
    "datetime": "2026-11-23T08:00:00+08:00",
    "select": "net",
    "multiselect": ["net", "pc"],
    "formula": None,
}
KINDS = tuple(ANSWERS)
_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"


def large_form(count: int) -> FormDefinition:
    """The form with so many fields."""
    return make_form(*(_item(index) for index in range(count)))


def large_answers(count: int) -> dict[str, object]:
    """An answer to every field that takes one."""
    return {
        _id(index): ANSWERS[KINDS[index % 10]]
        for index in range(count)
        if KINDS[index % 10] != "formula"
    }


def _item(index: int) -> dict[str, object]:
    kind = KINDS[index % 10]
    more: dict[str, object] = {"scale": 2} if kind == "number" else {}
    if index % 3 == 0 and index > 10:
        more["visible"] = {"op": "not_empty", "args": [{"field": f"c{index // 10 * 10 - 10}"}]}
    if kind == "formula":
        number, money = {"field": f"c{index - 7}"}, {"field": f"c{index - 6}"}
        more["expression"] = {"op": "*", "args": [number, money]}
    return make_item(kind, f"c{index}", id=_id(index), **more)


def _id(index: int) -> str:
    return "f_aaaaaaaa" + _LETTERS[index // 32] + _LETTERS[index % 32]
