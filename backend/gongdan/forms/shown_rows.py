"""Rows of sub-tables that conditions hide are not told to whoever reads, at any door."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Mapping
from typing import Final, cast

from gongdan.expressions.surroundings import NOTHING, Surroundings
from gongdan.expressions.tree import Expression
from gongdan.forms.definition import FieldDefinition, FormDefinition, Json
from gongdan.forms.engine import values_of
from gongdan.forms.held_rows import held_rows
from gongdan.forms.judge import holds
from gongdan.forms.plan import plan_of
from gongdan.forms.rows import rows_by_id

NO_FACTS: Final[Mapping[str, object]] = {}


def hides_rows(one: FieldDefinition) -> bool:
    """Whether a sub-table shows only some of its rows."""
    return isinstance(one.settings.get("row_visible"), dict)


def without_hidden_rows(
    form: FormDefinition,
    answers: Mapping[str, object],
    *,
    whole: Mapping[str, object] | None = None,
    facts: Mapping[str, object] = NO_FACTS,
    surroundings: Surroundings = NOTHING,
) -> Mapping[str, object]:
    """The answers without the rows that their table's condition hides from this reader.

    ``whole`` is the document when ``answers`` are only what of it changed.
    """
    tables = [one for one in form.fields if hides_rows(one) and answers.get(one.id)]
    if not tables:
        return answers
    read = cast("Mapping[str, Json]", answers if whole is None else {**whole, **answers})
    outer = ChainMap({**facts, **values_of(form, read)})

    def is_true(condition: Expression, values: Mapping[str, object]) -> bool:
        return holds(condition, values, surroundings=surroundings)

    kept = {}
    for one in tables:
        rows = rows_by_id(cast("Json", answers[one.id]))
        plan = plan_of(plan_of(form).tables[one.id])
        held = held_rows(one, plan, rows, outer=outer, holds=is_true)
        kept[one.id] = [row for key, row in rows.items() if key not in held.hidden]
    return {**answers, **kept}


def searched(fields: Iterable[FieldDefinition]) -> list[FieldDefinition]:
    """The fields whose words are the same for everybody: no table that hides rows is among them."""
    return [one for one in fields if not hides_rows(one)]
