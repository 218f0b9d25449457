"""Is a form's content right? Everything that would be refused at publishing, each at its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import cast

from gongdan.expressions.checking import find_problems
from gongdan.expressions.values import Type
from gongdan.forms.definition import COMMON, FORMAT, FieldDefinition, read_field
from gongdan.forms.dependencies import conditions_of, find_circle
from gongdan.forms.engine import names_of, type_of
from gongdan.forms.registry import KINDS
from gongdan.kernel.errors import Problem
from gongdan.kernel.texts import is_text

FIELD_ID = re.compile(r"f_[a-z2-7]{10}")
CODE = re.compile(r"[a-z][a-z0-9_]{0,39}")
MOST_FIELDS = 500
KEYS = frozenset({"format", "fields", "checks"})
CHECK_KEYS = frozenset({"condition", "message", "field"})
FLAGS = ("required", "readonly", "searchable", "indexed", "sensitive")
CONDITIONS = ("visible", "required_if", "readonly_if")
TEXTS = ("hint", "placeholder")


def check(
    content: Mapping[str, object], *, facts: Mapping[str, Type] | None = None
) -> list[Problem]:
    """Everything wrong with a form; ``facts`` are what conditions may ask beyond the form."""
    problems = [
        Problem(path=key, code="forms.unknown_key", key=key)
        for key in sorted(content.keys() - KEYS)
    ]
    if content.get("format") != FORMAT:
        problems.append(Problem(path="format", code="forms.format_unknown", format=FORMAT))
    items, checks = content.get("fields"), content.get("checks", [])
    if not isinstance(items, list) or not 1 <= len(items) <= MOST_FIELDS:
        return [*problems, Problem(path="fields", code="forms.no_fields", most=MOST_FIELDS)]
    for index, item in enumerate(items):
        problems += _item_problems(item, path=f"fields.{index}")
    problems += _repeated(items, "id") + _repeated(items, "code")
    problems += _check_problems(checks)
    return problems or _condition_problems(items, cast("list[Mapping[str, object]]", checks), facts)


def types_of(items: list[Mapping[str, object]]) -> dict[str, Type]:
    """What conditions may ask of a form, by every name a field has."""
    types: dict[str, Type] = {}
    for item in items:
        field = read_field(item)
        if not KINDS[field.kind].is_layout:
            for name in names_of(field):
                types[name] = type_of(field)
    return types


def _item_problems(item: object, *, path: str) -> list[Problem]:
    if not isinstance(item, Mapping):
        return [Problem(path=path, code="forms.field_malformed")]
    problems = [*_name_problems(item, path=path), *_common_problems(item, path=path)]
    kind = KINDS.get(str(item.get("kind")))
    if kind is None:
        return [*problems, Problem(path=f"{path}.kind", code="forms.unknown_kind")]
    if problems:
        return problems
    return [_below(path, problem) for problem in kind.check_definition(read_field(item))]


def _name_problems(item: Mapping[str, object], *, path: str) -> list[Problem]:
    problems = []
    if not FIELD_ID.fullmatch(str(item.get("id"))):
        problems.append(Problem(path=f"{path}.id", code="forms.id_malformed"))
    if not CODE.fullmatch(str(item.get("code"))):
        problems.append(Problem(path=f"{path}.code", code="forms.code_malformed"))
    if not is_text(item.get("label")):
        problems.append(Problem(path=f"{path}.label", code="forms.label_missing"))
    return problems


def _common_problems(item: Mapping[str, object], *, path: str) -> list[Problem]:
    right = {
        **{name: isinstance(item.get(name, False), bool) for name in FLAGS},
        **{name: isinstance(item.get(name) or {}, Mapping) for name in CONDITIONS},
        **{name: not item.get(name) or is_text(item[name]) for name in TEXTS},
        "width": item.get("width", 24) in range(1, 25),
        "clear_when_hidden": item.get("clear_when_hidden", "clear") in ("clear", "keep"),
    }
    return [
        Problem(path=f"{path}.{name}", code="forms.setting_malformed", setting=name)
        for name in sorted(COMMON & right.keys())
        if not right[name]
    ]


def _repeated(items: list[object], name: str) -> list[Problem]:
    values = [item.get(name) for item in items if isinstance(item, Mapping)]
    return [
        Problem(path=f"fields.{index}.{name}", code=f"forms.{name}_repeated", value=value)
        for index, value in enumerate(values)
        if value is not None and value in values[:index]
    ]


def _check_problems(checks: object) -> list[Problem]:
    if not isinstance(checks, list):
        return [Problem(path="checks", code="forms.check_malformed")]
    return [
        Problem(path=f"checks.{index}", code="forms.check_malformed")
        for index, made in enumerate(checks)
        if not isinstance(made, Mapping)
        or made.keys() - CHECK_KEYS
        or not is_text(made.get("message"))
        or not isinstance(made.get("condition"), Mapping)
    ]


def _condition_problems(
    items: list[Mapping[str, object]],
    checks: list[Mapping[str, object]],
    facts: Mapping[str, Type] | None,
) -> list[Problem]:
    """Conditions ask only for what exists, are yes or no, and do not go in circles."""
    fields = [read_field(item) for item in items]
    types = {**(facts or {}), **types_of(items)}
    placed = [
        (f"fields.{index}.{name}", condition)
        for index, field in enumerate(fields)
        for name, condition in conditions_of(field)
    ]
    placed += [
        (f"checks.{index}.condition", cast("Mapping[str, object]", made["condition"]))
        for index, made in enumerate(checks)
    ]
    problems = [
        problem
        for path, condition in placed
        for problem in find_problems(condition, types, expected="boolean", path=path)
    ]
    return problems + _circle_problems(fields) + _unknown_targets(fields, checks)


def _circle_problems(fields: list[FieldDefinition]) -> list[Problem]:
    circle = find_circle(fields)
    if not circle:
        return []
    return [Problem(path="fields", code="forms.circle", fields=" → ".join(circle))]


def _unknown_targets(
    fields: list[FieldDefinition], checks: list[Mapping[str, object]]
) -> list[Problem]:
    ids = {field.id for field in fields}
    return [
        Problem(path=f"checks.{index}.field", code="forms.unknown_field")
        for index, made in enumerate(checks)
        if made.get("field") is not None and made["field"] not in ids
    ]


def _below(path: str, problem: Problem) -> Problem:
    return Problem(path=f"{path}.{problem.path}", code=problem.code, **problem.facts)
