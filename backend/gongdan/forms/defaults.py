"""What a field begins with when nobody has said anything yet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, cast

from gongdan.expressions.evaluation import evaluate
from gongdan.expressions.tree import Expression
from gongdan.expressions.values import Value, literal, plain
from gongdan.forms.definition import Answers, FieldDefinition, Json
from gongdan.forms.dependencies import default_formula
from gongdan.forms.kind import CleanContext, ImportContext, moment_text
from gongdan.forms.plan import Place, readings
from gongdan.kernel.errors import Problem, Refusal

if TYPE_CHECKING:
    from gongdan.forms.plan import Plan

Rule = Mapping[str, object]


def default_of(place: Place, context: CleanContext) -> Json:
    """The default, cleaned like an answer; one that is not right any more is left out."""
    item = place.item
    raw: object = item.default
    if item.default_by is not None:
        raw = _MAKERS[str(item.default_by["by"])](item, place, context)
    if raw is None:
        return None
    cleaned = place.kind.clean(raw, item, context)
    return None if isinstance(cleaned, Problem) else cleaned


def followed(
    place: Place, stored: Json, before: Mapping[str, Json], plan: Plan, context: CleanContext
) -> Json:
    """What is stored; a formula's default that nobody has overwritten follows its inputs."""
    formula = default_formula(place.item)
    if formula is None:
        return stored
    was = _evaluated(formula, _values(plan, before), context)
    cleaned = place.kind.clean(was, place.item, context) if was is not None else None
    return default_of(place, context) or stored if cleaned == stored else stored


def prefilled(places: Mapping[str, Place], context: CleanContext) -> Answers:
    """The defaults a page offers before anything is typed, those that can be known then."""
    found = {key: default_of(place, context) for key, place in places.items()}
    return {key: value for key, value in found.items() if value is not None}


def problems_of(item: FieldDefinition) -> list[Problem]:
    """What is wrong with the shape of a default that is not a constant."""
    rule = item.default_by
    if rule is None:
        return []
    known = _KEYS.get(str(rule.get("by")))
    if known is None:
        return [Problem(path="default.by", code="forms.unknown_default")]
    return [
        Problem(path=f"default.{name}", code="forms.setting_malformed", setting=name)
        for name in sorted(rule.keys() - {"by"} | known.keys())
        if name not in known or not known[name](rule.get(name))
    ]


def _from_formula(item: FieldDefinition, _place: Place, context: CleanContext) -> object:
    formula = default_formula(item)
    return _evaluated(formula, context.form.values, context) if formula is not None else None


def _from_parameter(item: FieldDefinition, place: Place, context: CleanContext) -> object:
    text = context.parameters.get(str(cast("Rule", item.default_by)["name"]))
    how = ImportContext(context.time_zone)
    return None if text is None else place.kind.import_text(text, item, how)


def _from_person(item: FieldDefinition, _place: Place, context: CleanContext) -> object:
    return _one_or_list(item, context.person)


def _from_department(item: FieldDefinition, _place: Place, context: CleanContext) -> object:
    return _one_or_list(item, context.department)


def _one_or_list(item: FieldDefinition, key: int | None) -> object:
    return [key] if key is not None and item.kind.endswith("s") else key


def _from_clock(item: FieldDefinition, _place: Place, context: CleanContext) -> object:
    local = context.local.strftime
    made = {"date": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y", "time": "%H:%M"}
    return local(made[item.kind]) if item.kind in made else moment_text(context.at)


def _from_previous(item: FieldDefinition, _place: Place, context: CleanContext) -> object:
    return context.previous.get(item.id)


def _from_linkage(item: FieldDefinition, _place: Place, context: CleanContext) -> object:
    """Taken from a record; when several fit, the first or none, as the builder said."""
    rule = cast("Rule", item.default_by)
    condition = _condition(cast("list[Rule]", rule["match"]), context)
    if condition is None:
        return None
    record_type, take = str(rule["record_type"]), str(rule["take"])
    ids = context.records.match(record_type, condition, most=2)
    if not ids or (len(ids) > 1 and rule.get("when_many", "first") != "first"):
        return None
    return context.records.fetch(record_type, [ids[0]], [take]).get(ids[0], {}).get(take)


def _condition(matches: list[Rule], context: CleanContext) -> Expression | None:
    """The records that fit, as a condition; none while an answer it compares with is missing."""
    parts: list[object] = []
    for one in matches:
        fixed = _compared(one["equals"], context)
        if fixed["value"] is None:
            return None
        parts.append({"op": "=", "args": [{"field": one["field"]}, fixed]})
    return {"op": "and", "args": parts} if len(parts) > 1 else cast("Expression", parts[0])


def _compared(wanted: object, context: CleanContext) -> dict[str, object]:
    if not isinstance(wanted, dict):
        return {"value": wanted}
    return literal(cast("Value", context.form.values.get(str(wanted["field"]))))


def _evaluated(formula: Expression, values: Mapping[str, object], context: CleanContext) -> object:
    known = {**context.clock, **values}
    try:
        return plain(evaluate(formula, known, surroundings=context.surroundings))
    except Refusal:
        return None


def _values(plan: Plan, answers: Mapping[str, Json]) -> dict[str, object]:
    return {
        name: value
        for key, place in plan.places.items()
        for name, value in readings(place, answers.get(key)).items()
    }


def _is_word(value: object) -> bool:
    return isinstance(value, str) and value != ""


def _is_match(value: object) -> bool:
    return (
        isinstance(value, list)
        and 0 < len(value) <= 10
        and all(
            isinstance(one, dict) and set(one) == {"field", "equals"} and _is_word(one["field"])
            for one in value
        )
    )


def _choice(*words: str) -> Callable[[object], bool]:
    return lambda value: value is None or value in words


Maker = Callable[[FieldDefinition, Place, CleanContext], object]
_MAKERS: Mapping[str, Maker] = {
    "formula": _from_formula,
    "parameter": _from_parameter,
    "current_person": _from_person,
    "current_department": _from_department,
    "now": _from_clock,
    "previous": _from_previous,
    "linkage": _from_linkage,
}
_KEYS: Mapping[str, Mapping[str, Callable[[object], bool]]] = {
    "formula": {"expression": lambda value: isinstance(value, dict)},
    "parameter": {"name": _is_word},
    "current_person": {},
    "current_department": {},
    "now": {},
    "previous": {},
    "linkage": {
        "record_type": _is_word,
        "match": _is_match,
        "take": _is_word,
        "when_none": _choice("clear", "keep"),
        "when_many": _choice("first", "clear", "pick"),
    },
}
