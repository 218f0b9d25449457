"""Is a form's content right? Everything that would be refused at publishing, each at its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import cast

from gongdan.expressions.checking import find_problems
from gongdan.expressions.tree import Expression
from gongdan.expressions.values import Type
from gongdan.forms.definition import FORMAT, FieldDefinition, read_field
from gongdan.forms.dependencies import conditions_of, default_formula, find_circle, linked_names
from gongdan.forms.item_checking import columns_of, item_problems, repeated
from gongdan.forms.kind import Ask, Condition
from gongdan.forms.looking_up import types_through
from gongdan.forms.patterns import is_pattern
from gongdan.forms.plan import types_of as types_of_fields
from gongdan.forms.registry import KINDS
from gongdan.kernel.errors import Problem
from gongdan.kernel.texts import is_text

MOST_FIELDS = 500
MOST_INDEXED = 32
KEYS = frozenset({"format", "fields", "checks", "number", "title"})
CHECK_KEYS = frozenset({"condition", "message", "field", "level"})

Items = list[Mapping[str, object]]
Types = Mapping[str, Type]
Placed = tuple[str, FieldDefinition]


def check(
    content: Mapping[str, object],
    *,
    facts: Types | None = None,
    linked: Callable[[str], Types] = lambda _record_type: {},
) -> list[Problem]:
    """Everything wrong with a form.

    ``facts`` are what conditions may ask beyond the form, ``linked`` says what can be looked up in
    records of a type.
    """
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
        problems += item_problems(item, path=f"fields.{index}")
    problems += _repeated(items) + _check_problems(checks)
    if problems:
        return problems
    through = types_through(map(read_field, items), linked)
    return _related_problems(content, {**(facts or {}), **dict(through)})


def types_of(items: Items) -> dict[str, Type]:
    """What conditions may ask of a form, by every name a field has."""
    fields = (read_field(item) for item in items)
    return types_of_fields(field for field in fields if not KINDS[field.kind].is_layout)


def _repeated(items: list[object]) -> list[Problem]:
    placed = [(f"fields.{index}", item) for index, item in enumerate(items)]
    columns = [
        (f"{path}.columns.{index}", column)
        for path, item in placed
        for index, column in enumerate(columns_of(item))
    ]
    return repeated([*placed, *columns], "id") + repeated(placed, "code")


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
        or made.get("level", "blocking") not in ("blocking", "warning")
    ]


def _related_problems(content: Mapping[str, object], facts: Types) -> list[Problem]:
    """What is wrong between parts that are each right: names, types, circles."""
    items, checks = cast("Items", content["fields"]), cast("Items", content.get("checks", []))
    fields = [read_field(item) for item in items]
    placed = [(f"fields.{index}", field) for index, field in enumerate(fields)]
    types = {**facts, **types_of(items)}
    problems = [problem for one in placed for problem in _field_problems(one, fields, types)]
    for index, made in enumerate(checks):
        condition = cast("Expression", made["condition"])
        path = f"checks.{index}.condition"
        problems += find_problems(condition, types, expected="boolean", path=path)
    problems += _unknown_targets(fields, checks) + _alias_problems(placed)
    problems += _title_problems(content, fields) + _index_problems(placed)
    return problems or _circle_problems(fields)


def _field_problems(
    place: Placed, fields: list[FieldDefinition], types: Types
) -> Iterator[Problem]:
    """Conditions ask only for what exists and are of the right type, in columns too."""
    path, field = place
    tables = {name: one.columns for one in fields for name in one.names}
    for one in _conditions(field):
        inner = {**types, **types_of_fields(tables.get(one.rows_of, ()))}
        where = f"{path}.{one.setting}"
        yield from find_problems(one.expression, inner, expected=one.expected, path=where)
    kinds = {name: one.kind for one in fields for name in one.names}
    for ask in _asks(field):
        if ask.name not in kinds and ask.name not in types:
            where = f"{path}.{ask.setting}"
            yield Problem(path=where, code="forms.unknown_reference", name=ask.name)
        elif ask.kinds and kinds.get(ask.name) not in ask.kinds:
            where, wanted = f"{path}.{ask.setting}", "/".join(ask.kinds)
            yield Problem(path=where, code="forms.wrong_reference", name=ask.name, kinds=wanted)
    inner = {**types, **types_of_fields(field.columns)}
    for index, column in enumerate(field.columns):
        placed = f"{path}.columns.{index}", column
        yield from _field_problems(placed, [*fields, *field.columns], inner)


def _conditions(field: FieldDefinition) -> Iterator[Condition]:
    for name, condition in conditions_of(field):
        yield Condition(name, condition)
    formula = default_formula(field)
    if formula is not None:
        yield Condition("default.expression", formula, None)
    yield from KINDS[field.kind].conditions(field)


def _asks(field: FieldDefinition) -> Iterator[Ask]:
    yield from KINDS[field.kind].asks(field)
    for name in linked_names(field):
        yield Ask("default.match", name)
    for name in field.unique_within or ():
        yield Ask("unique", name)


def _circle_problems(fields: list[FieldDefinition]) -> list[Problem]:
    for index, found in enumerate([fields, *(list(field.columns) for field in fields)]):
        circle = find_circle(found)
        if circle:
            path = f"fields.{index - 1}.columns" if index else "fields"
            return [Problem(path=path, code="forms.circle", fields=" → ".join(circle))]
    return []


def _unknown_targets(fields: list[FieldDefinition], checks: Items) -> list[Problem]:
    ids = {field.id for field in fields}
    return [
        Problem(path=f"checks.{index}.field", code="forms.unknown_field")
        for index, made in enumerate(checks)
        if made.get("field") is not None and made["field"] not in ids
    ]


def _alias_problems(placed: list[Placed]) -> list[Problem]:
    """An old name belongs to one field only."""
    taken = {field.code: field.id for _, field in placed}
    problems = []
    for path, field in placed:
        for alias in field.aliases:
            if taken.setdefault(alias, field.id) != field.id:
                place = f"{path}.aliases"
                problems.append(Problem(path=place, code="forms.code_repeated", value=alias))
    return problems


def _title_problems(content: Mapping[str, object], fields: list[FieldDefinition]) -> list[Problem]:
    title, number = content.get("title", []), content.get("number", "")
    ids = {field.id for field in fields if not KINDS[field.kind].is_layout}
    problems = []
    if not isinstance(title, list) or len(title) > 5 or not set(map(str, title)) <= ids:
        problems.append(Problem(path="title", code="forms.title_malformed"))
    if not isinstance(number, str) or (number and not is_pattern(number)):
        problems.append(Problem(path="number", code="forms.pattern_malformed"))
    return problems


def _index_problems(placed: list[Placed]) -> list[Problem]:
    indexed = [path for path, field in placed if field.is_indexed]
    return [
        Problem(path=f"{path}.indexed", code="forms.too_many_indexed", most=MOST_INDEXED)
        for path in indexed[MOST_INDEXED:]
    ]
