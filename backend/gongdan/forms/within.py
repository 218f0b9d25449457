"""Which people and departments a field takes."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.kind import Ask, CleanContext
from gongdan.kernel.errors import Problem

MOST = 100


def people(value: object) -> bool:
    """Limits of a choice of people: every one that is given must be kept."""
    if not isinstance(value, Mapping):
        return False
    lists = {"departments": int, "teams": str, "roles": str}
    known = {*lists, "department_field", "on_shift"}
    return (
        not value.keys() - known
        and all(_is_list(value.get(name, []), of) for name, of in lists.items())
        and isinstance(value.get("department_field", ""), str)
        and isinstance(value.get("on_shift", False), bool)
    )


def places(value: object) -> bool:
    """The department below which a choice of departments stays."""
    return isinstance(value, Mapping) and value.keys() == {"below"} and type(value["below"]) is int


def asks(definition: FieldDefinition) -> list[Ask]:
    """The field whose department limits a choice of people."""
    name = _rule(definition).get("department_field")
    return [Ask("within", name, ("department",))] if isinstance(name, str) and name else []


def person_problem(
    person: int, definition: FieldDefinition, context: CleanContext
) -> Problem | None:
    """Whether a person is not among those the field takes."""
    rule = _rule(definition)
    if rule and not _fits(person, rule, context):
        return definition.problem("forms.person_not_within")
    return None


def place_problem(
    department: int, definition: FieldDefinition, context: CleanContext
) -> Problem | None:
    """Whether a department is not below the one the field names."""
    top = _rule(definition).get("below")
    if top is None or top in context.people.departments_above(department):
        return None
    return definition.problem("forms.department_not_within")


def clean_id(
    value: object, definition: FieldDefinition, context: CleanContext, kind: str
) -> Json | Problem:
    """An id of something that exists; its digits as text are taken too."""
    if value == "":
        return None
    is_digits = isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 19
    number = int(value) if is_digits and isinstance(value, str) else value
    if not isinstance(number, int) or isinstance(number, bool) or not 1 <= number < 2**63:
        return definition.problem(f"forms.not_a_{kind}")
    if not context.exists(kind, number):
        return definition.problem(f"forms.not_a_{kind}")
    return number


def _fits(person: int, rule: Mapping[str, object], context: CleanContext) -> bool:
    know = context.people
    return (
        _is_below(person, rule.get("departments"), context)
        and _is_in_named(person, rule.get("department_field"), context)
        and (not rule.get("teams") or know.is_in_team(person, _texts(rule["teams"])))
        and (not rule.get("roles") or know.has_role(person, _texts(rule["roles"])))
        and (rule.get("on_shift") is not True or know.is_on_shift(person))
    )


def _is_in_named(person: int, name: object, context: CleanContext) -> bool:
    """Whether a person works below the department another field names; anybody before it does."""
    chosen = context.form.values.get(name) if isinstance(name, str) else None
    return not isinstance(chosen, Decimal) or _is_below(person, [int(chosen)], context)


def _is_below(person: int, departments: object, context: CleanContext) -> bool:
    if not isinstance(departments, list) or not departments:
        return True
    own = context.people.department_of(person)
    return own is not None and bool(set(departments) & set(context.people.departments_above(own)))


def _rule(definition: FieldDefinition) -> Mapping[str, object]:
    rule = definition.settings.get("within")
    return rule if isinstance(rule, Mapping) else {}


def _texts(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []


def _is_list(value: object, of: type) -> bool:
    return isinstance(value, list) and len(value) <= MOST and all(type(one) is of for one in value)
