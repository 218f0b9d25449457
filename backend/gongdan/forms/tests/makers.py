"""Fields, forms and senders for tests."""

from __future__ import annotations

from datetime import UTC, datetime

from gongdan.forms.definition import FieldDefinition, FormDefinition, Json, read, read_field
from gongdan.forms.engine import Cleaned, Submission, clean_answers, full_access
from gongdan.forms.kind import CleanContext
from gongdan.forms.registry import KINDS, layout_kinds
from gongdan.kernel.actors import Actor, Rights
from gongdan.kernel.errors import Problem

LI_NA = Actor("person", 7, "李娜", Rights(person_id=7, is_internal=True, is_administrator=True))
WANG_WEI = Actor("person", 8, "王伟", Rights(person_id=8, is_internal=True))
NOON = datetime(2026, 11, 23, 4, tzinfo=UTC)
NAME = {"zh-CN": "报修", "en": "Repair"}
KNOWN = {("person", 7), ("department", 3), ("file", "a1"), ("file", "b2")}
CONTEXT = CleanContext(
    at=NOON, time_zone="Asia/Shanghai", exists=lambda kind, key: (kind, key) in KNOWN
)
OPTIONS = [
    {"key": "net", "label": {"zh-CN": "网络", "en": "Network"}},
    {"key": "pc", "label": {"zh-CN": "电脑"}},
    {"key": "fax", "label": {"zh-CN": "传真"}, "is_active": False},
]
NEEDED: dict[str, dict[str, object]] = {
    "select": {"options": OPTIONS},
    "multiselect": {"options": OPTIONS},
    "cascader": {"tree": [{"key": "a", "label": {"zh-CN": "甲"}}]},
    "link": {"record_type": "customer"},
    "lookup": {"link": "customer", "take": "level"},
    "rollup": {"over": "lines", "of": "count"},
    "formula": {"expression": {"value": 1}},
    "serial": {"pattern": "{seq:4}"},
}


def field_id(code: str) -> str:
    """The id a field of this code has in tests."""
    letters = "".join(c for c in code if c in "abcdefghijklmnopqrstuvwxyz")
    return "f_" + (letters + "a" * 10)[:10]


def make_item(kind: str, code: str = "one", **settings: object) -> dict[str, object]:
    """A field as JSON."""
    return {
        "id": field_id(code),
        "code": code,
        "kind": kind,
        "label": {"zh-CN": code},
        **NEEDED.get(kind, {}),
        **settings,
    }


def make_field(kind: str, **settings: object) -> FieldDefinition:
    """A field as a value."""
    return read_field(make_item(kind, **settings))


def make_content(*items: dict[str, object], **more: object) -> dict[str, object]:
    """A form as JSON."""
    return {"format": 1, "fields": list(items), **more}


def make_form(*items: dict[str, object], **more: object) -> FormDefinition:
    """A form as a value."""
    return read(make_content(*items, **more), layout=layout_kinds())


def clean(kind: str, value: object, **settings: object) -> Json | str:
    """The cleaned value, or the code of the problem."""
    found = KINDS[kind].clean(value, make_field(kind, **settings), CONTEXT)
    return found.code if isinstance(found, Problem) else found


def problems(kind: str, **settings: object) -> list[tuple[str, str]]:
    """What is wrong with a field's definition."""
    found = KINDS[kind].check_definition(make_field(kind, **settings))
    return [(problem.path, problem.code) for problem in found]


def submit(form: FormDefinition, **answers: object) -> Cleaned:
    """Answers by code, sent by somebody who may edit everything."""
    sent = {field_id(code): value for code, value in answers.items()}
    return clean_answers(form, Submission(sent, full_access(form)), context=CONTEXT)


def codes(found: tuple[Problem, ...]) -> list[tuple[str, str]]:
    """Where and what."""
    return [(problem.path.removeprefix("answers."), problem.code) for problem in found]
