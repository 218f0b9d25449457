"""Are these answers valid? The form is judged again here, whatever the page has judged before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import cast

from gongdan.accounts.permissions import Access
from gongdan.expressions.operations.lookup import BETWEEN
from gongdan.expressions.values import Type, Value
from gongdan.forms.defaults import prefilled
from gongdan.forms.definition import Answers, FieldDefinition, FormDefinition, Json
from gongdan.forms.errors import NotEditable
from gongdan.forms.facts import linked_types
from gongdan.forms.judge import Judge, Submission, holds
from gongdan.forms.kind import CleanContext
from gongdan.forms.looking_up import types_through
from gongdan.forms.plan import plan_of, readings
from gongdan.forms.registry import KINDS
from gongdan.forms.signing import signed
from gongdan.forms.uniqueness import UniqueValue, lookalikes, unique_values
from gongdan.kernel.errors import InvalidInput, Problem, Refusal

__all__ = ["Cleaned", "Submission", "clean_answers"]


@dataclass(frozen=True)
class Cleaned:
    """The answers as they are to be stored, what is wrong, and what may not be changed.

    Links and rows of sub-tables are inside the answers. ``warnings`` forbid nothing. ``unique``
    holds what no other record may have, ``lookalikes`` what is to be pointed out when one has it.
    """

    answers: Answers
    problems: tuple[Problem, ...] = ()
    refused: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    unique: tuple[UniqueValue, ...] = ()
    lookalikes: tuple[UniqueValue, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """The ids of required fields without an answer."""
        paths = (problem.path for problem in self.problems if problem.code == "forms.required")
        return tuple(path.removeprefix("answers.") for path in paths)


@dataclass(frozen=True)
class Preview:
    """A form as it looks while it is filled in: what is shown and locked, and the judgement."""

    cleaned: Cleaned
    shown: frozenset[str]
    locked: frozenset[str]


def refusal_of(cleaned: Cleaned) -> Refusal | None:
    """What to raise for a submission: forbidden changes first, then wrong answers."""
    if cleaned.refused:
        return NotEditable(problems=list(cleaned.refused))
    return InvalidInput(problems=list(cleaned.problems)) if cleaned.problems else None


def full_access(form: FormDefinition) -> dict[str, Access]:
    """Every field may be edited: for the system, imports and people without restrictions."""
    return {item.id: "edit" for item in form.fields}


def by_id(form: FormDefinition, answers: Mapping[str, object]) -> dict[str, object]:
    """Answers named by code or id, by id, rows of sub-tables too.

    A field's older codes are known; names that are none stay, to be refused.
    """
    return _by_id(form.fields, answers)


def _by_id(fields: Iterable[FieldDefinition], answers: Mapping[str, object]) -> dict[str, object]:
    known = {name: item for item in fields for name in (*item.aliases, item.code, item.id)}
    return {
        known[name].id if name in known else name: _rows_by_id(known.get(name), value)
        for name, value in answers.items()
    }


def _rows_by_id(item: FieldDefinition | None, value: object) -> object:
    if item is None or not item.columns or not isinstance(value, list):
        return value
    return [_by_id(item.columns, row) if isinstance(row, dict) else row for row in value]


def by_code(form: FormDefinition, answers: Mapping[str, Json]) -> Answers:
    """Stored answers under the codes builders use, ``None`` where there is none."""
    return {item.code: answers.get(item.id) for item in form.fields}


def prefill(form: FormDefinition, *, context: CleanContext | None = None) -> Answers:
    """The answers a new form begins with; without a context only those that are constants."""
    if context is not None:
        return prefilled(plan_of(form).places, context)
    return {
        item.id: item.default
        for item in form.fields
        if item.default is not None and item.default_by is None
    }


def clean_answers(
    form: FormDefinition, submission: Submission, *, context: CleanContext
) -> Cleaned:
    """Judge a submission field by field, in the order in which they depend on each other."""
    return preview(form, submission, context=context).cleaned


def preview(form: FormDefinition, submission: Submission, *, context: CleanContext) -> Preview:
    """The same, with what a page would show and lock."""
    judge = Judge(form, submission, context)
    judge.run()
    _check_whole(form, judge)
    cleaned = _cleaned(form, judge, submission.stored)
    return Preview(cleaned, frozenset(judge.shown), frozenset(judge.locked))


def _cleaned(form: FormDefinition, judge: Judge, stored: Mapping[str, Json]) -> Cleaned:
    kept = {item.id: judge.answers[item.id] for item in form.fields if item.id in judge.answers}
    answers = signed(form, kept, stored)
    return Cleaned(
        answers,
        tuple(judge.problems),
        tuple(sorted(judge.refused, key=lambda problem: problem.path)),
        tuple(judge.warnings),
        unique_values(form, answers),
        lookalikes(form, answers),
    )


def is_visible(
    item: FieldDefinition,
    form: FormDefinition,
    answers: Mapping[str, Json],
    facts: Mapping[str, object] | None = None,
) -> bool:
    """Whether a form with these answers shows a field; ``facts`` as in a submission."""
    return item.visible is None or holds(
        item.visible, {**(facts or {}), **values_of(form, answers)}
    )


def values_of(form: FormDefinition, answers: Mapping[str, Json]) -> dict[str, Value]:
    """The answers as the expression language reads them, by every name a field has."""
    return {
        name: value
        for key, place in plan_of(form).places.items()
        for name, value in readings(place, answers.get(key)).items()
    }


def readings_by_code(form: FormDefinition, answers: Mapping[str, object]) -> dict[str, Value]:
    """The answers as conditions read them, by code; parts of an answer by ``code.part``."""
    found: dict[str, Value] = {}
    for key, place in plan_of(form).places.items():
        named = replace(place, names=(place.item.code,))
        found.update(readings(named, cast("Json", answers.get(key))))
    return found


def types_by_code(form: FormDefinition) -> dict[str, Type]:
    """What those are, and what can be looked up through links."""
    links = tuple(f"{one.code}{BETWEEN}" for one in form.fields)
    through = types_through(form.fields, linked_types)
    return {
        **own_types_by_code(form),
        **{name: kind for name, kind in through if name.startswith(links)},
    }


def own_types_by_code(form: FormDefinition) -> dict[str, Type]:
    """What the answers themselves are, by code; parts by ``code.part``."""
    return {
        name: kind
        for place in plan_of(form).places.values()
        for name, kind in (
            (place.item.code, place.type),
            *((f"{place.item.code}.{part}", kind) for part, kind in place.parts.items()),
        )
    }


def names_of(item: FieldDefinition) -> tuple[str, ...]:
    """How a condition may name a field."""
    return item.names


def type_of(item: FieldDefinition) -> Type:
    """What a field's answer is to conditions and formulas."""
    return KINDS[item.kind].result(item)


def _check_whole(form: FormDefinition, judge: Judge) -> None:
    """The form's own checks, once every answer by itself is right."""
    if judge.problems:
        return
    for check in form.checks:
        if not holds(check.condition, judge.values, surroundings=judge.context.surroundings):
            path = f"answers.{check.field}" if check.field else "answers"
            found = judge.problems if check.is_blocking else judge.warnings
            found.append(Problem(path=path, code="forms.check", message=dict(check.message)))
