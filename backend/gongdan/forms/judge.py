"""One pass over a form: every field in the order in which they depend on each other."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field, replace

from gongdan.accounts.permissions import Access
from gongdan.expressions.evaluation import evaluate
from gongdan.expressions.surroundings import NOTHING, Surroundings
from gongdan.expressions.tree import Expression
from gongdan.forms.defaults import default_of, followed
from gongdan.forms.definition import (
    ADD,
    DELETE,
    TABLE,
    Answers,
    FieldDefinition,
    FormDefinition,
    Json,
)
from gongdan.forms.held_rows import Held, differs, held_rows, with_hidden
from gongdan.forms.kind import CleanContext, SoFar
from gongdan.forms.plan import Place, Plan, plan_of, readings
from gongdan.forms.rows import Row, row_id, rows_by_id, within_row, without_id
from gongdan.forms.uniqueness import repeated
from gongdan.kernel.errors import Problem


@dataclass(frozen=True)
class Submission:
    """What somebody sends for a form: answers by field id, over what is stored already.

    ``access`` is the sender's permission by field id; a field it does not name is hidden, a column
    of a sub-table it does not name is as the sub-table. ``facts`` are what conditions may ask
    beyond the form.
    """

    answers: Mapping[str, object]
    access: Mapping[str, Access]
    stored: Mapping[str, Json] = field(default_factory=dict)
    facts: Mapping[str, object] = field(default_factory=dict)


class Judge:
    """The answers so far, and what was found."""

    def __init__(
        self,
        form: FormDefinition,
        submission: Submission,
        context: CleanContext,
        outer: MutableMapping[str, object] | None = None,
    ) -> None:
        self.plan: Plan = plan_of(form)
        self.submission = submission
        self.answers: Answers = {}
        self.shown: set[str] = set()
        self.locked: set[str] = set()
        self.problems: list[Problem] = []
        self.refused: list[Problem] = []
        self.warnings: list[Problem] = []
        self.rows: dict[str, list[Mapping[str, object]]] = {}
        self.values = _begin(self.plan, {**context.clock, **submission.facts}, outer)
        self.changed: set[str] = set()
        around = context.form.fields if outer is not None else {}
        fields = {**around, **self.plan.fields} if around else self.plan.fields
        so_far = SoFar(fields, self.values, self.rows, self.changed)
        self.context = replace(context, form=so_far)

    def run(self) -> None:
        """Judge every field, then what is required."""
        for name in self.submission.answers.keys() - self.plan.places.keys():
            self.refused.append(Problem(path=f"answers.{name}", code="forms.unknown_field"))
        for place in self.plan.order:
            self.take(place)
        for place in self.plan.places.values():
            self.require(place.item)

    def take(self, place: Place) -> None:
        """Decide what is kept for one field; everything it depends on was decided before."""
        item = place.item
        is_sent = self._accept(place)
        if not self._holds(item.visible):
            if not item.clear_when_hidden:
                self._keep(place, self._value(place, is_sent=is_sent))
            return
        self.shown.add(item.id)
        if self._is_readonly(item):
            self.locked.add(item.id)
            if is_sent and not self._is_unchanged(item):
                self.refused.append(item.problem("forms.read_only", field=item.code))
            is_sent = False
        self._keep(place, self._value(place, is_sent=is_sent))

    def require(self, item: FieldDefinition) -> None:
        """A required field that is shown and may be filled in must have an answer."""
        is_open = item.id in self.shown - self.locked and self._access(item) == "edit"
        if not is_open or item.id in self.answers or self._has_problem(item):
            return
        if item.is_required or (item.required_if is not None and self._holds(item.required_if)):
            self.problems.append(item.problem("forms.required", field=item.code))

    def _accept(self, place: Place) -> bool:
        """Whether a value was sent that may be; one that may not is refused, never ignored."""
        item = place.item
        if item.id not in self.submission.answers:
            return False
        access = self._access(item)
        if place.kind.is_computed:
            if not self._is_unchanged(item):
                self.refused.append(item.problem("forms.computed", field=item.code))
            return False
        if access == "edit" or (access == "read" and self._is_unchanged(item)):
            return True
        self.refused.append(item.problem("forms.not_editable", field=item.code))
        return False

    def _value(self, place: Place, *, is_sent: bool) -> Json:
        item, stored = place.item, self.submission.stored.get(place.item.id)
        if place.kind.is_computed:
            return self._computed(place, stored)
        if item.kind == TABLE:
            sent = self._cleaned(place, self.submission.answers[item.id]) if is_sent else None
            return self._table(item, sent if is_sent else stored, is_sent=is_sent)
        if is_sent and not self._is_unchanged(item):
            return self._cleaned(place, self.submission.answers[item.id])
        if is_sent:
            return stored
        if stored is None:
            is_new = not self.submission.stored
            return default_of(place, self.context) if is_new else None
        return followed(place, stored, self.submission.stored, self.plan, self.context)

    def _cleaned(self, place: Place, raw: object) -> Json:
        if raw is None:
            return None
        cleaned = place.kind.clean(raw, place.item, self.context)
        if isinstance(cleaned, Problem):
            self.problems.append(cleaned)
            return None
        return cleaned

    def _computed(self, place: Place, stored: Json) -> Json:
        found = place.kind.compute(place.item, stored, self.context)
        if isinstance(found, Problem):
            self.warnings.append(found)
            return None
        return found

    def _table(self, item: FieldDefinition, rows: Json, *, is_sent: bool) -> Json:
        """The rows, each judged like a small form inside this one; unsent ones as they are."""
        before = rows_by_id(self.submission.stored.get(item.id))
        whole = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
        held = self._held(item, whole, before) if is_sent else Held()
        if is_sent:
            self._refuse_row_acts(item, {row_id(row) for row in whole}, before, held)
        kept: list[Row] = []
        for name in item.names:
            self.rows[name] = []
        for index, row in enumerate(with_hidden(whole, before, held)):
            as_stored = held.get(row_id(row))
            is_judged = is_sent and as_stored is None
            if as_stored is not None and differs(row, as_stored):
                path = f"{item.path}.{index}"
                self.refused.append(Problem(path=path, code="forms.read_only", field=item.code))
            sent = row if is_judged else {}
            stored = before.get(row_id(row), {}) if is_judged else as_stored or row
            inner = self._row(item, sent, stored)
            self._take_over(item, index, inner, is_sent=is_judged)
            kept.append({"id": row_id(row), **inner.answers})
        if is_sent:
            self._refuse_repeated(item, kept)
        return [*kept]

    def _held(self, item: FieldDefinition, rows: list[Row], before: Mapping[str, Row]) -> Held:
        """The rows that stay as they are; one that is locked may not be left out either."""
        held = held_rows(
            item, plan_of(self.plan.tables[item.id]), before, outer=self.values, holds=self._is_true
        )
        gone = held.locked.keys() - {row_id(row) for row in rows}
        if gone:
            self.refused.append(item.problem("forms.read_only", field=item.code))
        return held

    def _refuse_row_acts(
        self, item: FieldDefinition, sent: set[str], before: Mapping[str, Row], held: Held
    ) -> None:
        """Rows are added and taken out only by who may."""
        gone = before.keys() - sent - held.hidden.keys()
        acts = ((ADD, sent - before.keys(), "forms.rows_not_added"),
                (DELETE, gone, "forms.rows_not_deleted"))  # fmt: skip
        for act, rows, code in acts:
            level = self.submission.access.get(f"{item.id}{act}", self._access(item))
            if rows and level != "edit":
                self.refused.append(item.problem(code, field=item.code))

    def _is_true(self, condition: Expression, values: Mapping[str, object]) -> bool:
        return holds(condition, values, surroundings=self.context.surroundings)

    def _refuse_repeated(self, item: FieldDefinition, rows: list[Row]) -> None:
        """What a column has only once must not come again in a later row."""
        for index, column in repeated(item.columns, rows):
            path = f"{item.path}.{index}.{column}"
            self.problems.append(Problem(path=path, code="forms.row_repeated"))

    def _row(self, item: FieldDefinition, sent: Row, stored: Row) -> Judge:
        access = {
            one.id: self.submission.access.get(one.id, self._access(item)) for one in item.columns
        }
        submission = Submission(without_id(sent), access, without_id(stored))
        inner = Judge(self.plan.tables[item.id], submission, self.context, self.values)
        inner.run()
        return inner

    def _take_over(self, item: FieldDefinition, index: int, inner: Judge, *, is_sent: bool) -> None:
        for name in item.names:
            self.rows[name].append(inner.values)
        if is_sent:
            self.problems += [within_row(item, index, one) for one in inner.problems]
            self.refused += [within_row(item, index, one) for one in inner.refused]
        self.warnings += [within_row(item, index, one) for one in inner.warnings]

    def _keep(self, place: Place, value: Json) -> None:
        if value != self.submission.stored.get(place.item.id):
            self.changed.update(place.names)
        if value is None or value in ([], {}):
            return
        if place.kind.is_stored(place.item):
            self.answers[place.item.id] = value
        self.values.update(readings(place, value))

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
        return any(problem.path.startswith(item.path) for problem in self.problems)

    def _holds(self, condition: Expression | None) -> bool:
        return condition is None or holds(
            condition, self.values, surroundings=self.context.surroundings
        )


def holds(
    condition: Expression,
    values: Mapping[str, object],
    *,
    surroundings: Surroundings = NOTHING,
) -> bool:
    """Whether a condition is true of values."""
    return evaluate(condition, values, surroundings=surroundings) is True


def _begin(
    plan: Plan, facts: Mapping[str, object], outer: MutableMapping[str, object] | None
) -> MutableMapping[str, object]:
    """Unanswered fields hide facts, and columns hide fields, of the same name."""
    return {**facts, **plan.blank} if outer is None else ChainMap(dict(plan.blank), outer)
