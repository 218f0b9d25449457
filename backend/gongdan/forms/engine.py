"""Are these answers valid? The form is judged again here, whatever the page has judged before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from gongdan.accounts.permissions import Access
from gongdan.expressions.evaluation import evaluate
from gongdan.expressions.tree import Expression
from gongdan.expressions.values import Type, Value, read
from gongdan.forms.definition import Answers, FieldDefinition, FormDefinition, Json
from gongdan.forms.dependencies import in_order
from gongdan.forms.errors import NotEditable
from gongdan.forms.kind import CleanContext
from gongdan.forms.registry import KINDS
from gongdan.kernel.errors import InvalidInput, Problem, Refusal


@dataclass(frozen=True)
class Submission:
    """What somebody sends for a form: answers by field id, over what is stored already.

    ``access`` is the sender's permission by field id; a field it does not name is hidden.
    ``facts`` are what conditions may ask beyond the form.
    """

    answers: Mapping[str, object]
    access: Mapping[str, Access]
    stored: Mapping[str, Json] = field(default_factory=dict)
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Cleaned:
    """The answers as they are to be stored, what is wrong, and what may not be changed."""

    answers: Answers
    problems: tuple[Problem, ...] = ()
    refused: tuple[Problem, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """The ids of required fields without an answer."""
        paths = (problem.path for problem in self.problems if problem.code == "forms.required")
        return tuple(path.removeprefix("answers.") for path in paths)


def refusal_of(cleaned: Cleaned) -> Refusal | None:
    """What to raise for a submission: forbidden changes first, then wrong answers."""
    if cleaned.refused:
        return NotEditable(problems=list(cleaned.refused))
    return InvalidInput(problems=list(cleaned.problems)) if cleaned.problems else None


def full_access(form: FormDefinition) -> dict[str, Access]:
    """Every field may be edited: for the system, imports and people without restrictions."""
    return {item.id: "edit" for item in form.fields}


def by_id(form: FormDefinition, answers: Mapping[str, object]) -> dict[str, object]:
    """Answers named by code or id, by id; names that are neither stay, to be refused."""
    ids = {item.code: item.id for item in form.fields}
    return {ids.get(name, name): value for name, value in answers.items()}


def by_code(form: FormDefinition, answers: Mapping[str, Json]) -> Answers:
    """Stored answers under the codes builders use, ``None`` where there is none."""
    return {item.code: answers.get(item.id) for item in form.fields}


def prefill(form: FormDefinition) -> Answers:
    """The answers a new form begins with."""
    return {item.id: item.default for item in form.fields if item.default is not None}


def clean_answers(
    form: FormDefinition, submission: Submission, *, context: CleanContext
) -> Cleaned:
    """Judge a submission field by field, in the order in which conditions depend on each other."""
    known = {item.id: item for item in form.fields}
    judge = _Judge(form, submission, context)
    for name in submission.answers.keys() - known.keys():
        judge.refused.append(Problem(path=f"answers.{name}", code="forms.unknown_field"))
    for item in in_order(form.fields):
        judge.take(item)
    for item in form.fields:
        judge.require(item)
    judge.check_whole()
    return Cleaned(
        {item.id: judge.answers[item.id] for item in form.fields if item.id in judge.answers},
        tuple(judge.problems),
        tuple(sorted(judge.refused, key=lambda problem: problem.path)),
    )


def is_visible(
    item: FieldDefinition,
    form: FormDefinition,
    answers: Mapping[str, Json],
    facts: Mapping[str, object] | None = None,
) -> bool:
    """Whether a form with these answers shows a field; ``facts`` as in a submission."""
    return item.visible is None or _holds(
        item.visible, {**(facts or {}), **values_of(form, answers)}
    )


def values_of(form: FormDefinition, answers: Mapping[str, Json]) -> dict[str, Value]:
    """The answers as the expression language reads them, by id, code and ``answers.<code>``."""
    values: dict[str, Value] = {}
    for item in form.fields:
        value = read(answers.get(item.id), type_of(item))
        for name in names_of(item):
            values[name] = value
    return values


def names_of(item: FieldDefinition) -> tuple[str, str, str]:
    """How a condition may name a field."""
    return item.id, item.code, f"answers.{item.code}"


def type_of(item: FieldDefinition) -> Type:
    """What a field's answer is to conditions and formulas."""
    return KINDS[item.kind].type


class _Judge:
    """One pass over a form: the answers so far, and what was found."""

    def __init__(self, form: FormDefinition, submission: Submission, context: CleanContext) -> None:
        self.form, self.submission, self.context = form, submission, context
        self.answers: Answers = {}
        self.shown: set[str] = set()
        self.locked: set[str] = set()
        self.problems: list[Problem] = []
        self.refused: list[Problem] = []
        self.values: dict[str, object] = {**submission.facts, **values_of(form, {})}

    def take(self, item: FieldDefinition) -> None:
        """Decide what is kept for one field; everything it depends on was decided before."""
        is_sent = item.id in self.submission.answers
        if is_sent and not self._may_send(item):
            self.refused.append(item.problem("forms.not_editable", field=item.code))
            is_sent = False
        if not self._holds(item.visible):
            if not item.clear_when_hidden:
                self._keep(item, self._value(item, is_sent=is_sent))
            return
        self.shown.add(item.id)
        if self._is_readonly(item):
            self.locked.add(item.id)
            if is_sent and not self._is_unchanged(item):
                self.refused.append(item.problem("forms.read_only", field=item.code))
            is_sent = False
        self._keep(item, self._value(item, is_sent=is_sent))

    def require(self, item: FieldDefinition) -> None:
        """A required field that is shown and may be filled in must have an answer."""
        is_open = item.id in self.shown - self.locked and self._access(item) == "edit"
        if not is_open or item.id in self.answers or self._has_problem(item):
            return
        if item.is_required or (item.required_if is not None and self._holds(item.required_if)):
            self.problems.append(item.problem("forms.required", field=item.code))

    def check_whole(self) -> None:
        """The form's own checks, once every answer by itself is right."""
        if self.problems:
            return
        for check in self.form.checks:
            if not self._holds(check.condition):
                path = f"answers.{check.field}" if check.field else "answers"
                message = dict(check.message)
                self.problems.append(Problem(path=path, code="forms.check", message=message))

    def _value(self, item: FieldDefinition, *, is_sent: bool) -> Json:
        stored = self.submission.stored.get(item.id)
        if not is_sent or self._is_unchanged(item):
            return stored
        raw = self.submission.answers[item.id]
        if raw is None:
            return None
        cleaned = KINDS[item.kind].clean(raw, item, self.context)
        if isinstance(cleaned, Problem):
            self.problems.append(cleaned)
            return None
        return cleaned

    def _keep(self, item: FieldDefinition, value: Json) -> None:
        if value is None or value == []:
            return
        self.answers[item.id] = value
        for name in names_of(item):
            self.values[name] = read(value, type_of(item))

    def _may_send(self, item: FieldDefinition) -> bool:
        access = self._access(item)
        return access == "edit" or (access == "read" and self._is_unchanged(item))

    def _is_unchanged(self, item: FieldDefinition) -> bool:
        """A value as it is stored is not judged again: its option may be out of use by now."""
        stored = self.submission.stored.get(item.id)
        sent = self.submission.answers.get(item.id)
        return stored is not None and type(sent) is type(stored) and sent == stored

    def _is_readonly(self, item: FieldDefinition) -> bool:
        return item.is_readonly or (item.readonly_if is not None and self._holds(item.readonly_if))

    def _access(self, item: FieldDefinition) -> Access:
        return self.submission.access.get(item.id, "hidden")

    def _has_problem(self, item: FieldDefinition) -> bool:
        return any(problem.path == item.path for problem in self.problems)

    def _holds(self, condition: Expression | None) -> bool:
        return condition is None or _holds(condition, self.values)


def _holds(condition: Expression, values: Mapping[str, object]) -> bool:
    return evaluate(condition, values) is True
