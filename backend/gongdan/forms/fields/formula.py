"""An answer that is computed from others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, cast

from gongdan.expressions.evaluation import evaluate
from gongdan.expressions.tree import Expression, is_type
from gongdan.expressions.values import Type
from gongdan.forms import settings
from gongdan.forms.computing import VIEW, kept, shown
from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.kind import (
    ORDERED,
    CleanContext,
    Column,
    Condition,
    ExportContext,
    FieldKind,
    Setting,
)
from gongdan.kernel.errors import Problem, Refusal


class FormulaKind(FieldKind):
    """What an expression gives, stored whenever the form is."""

    key = "formula"
    is_computed = True
    operators: ClassVar[tuple[str, ...]] = ORDERED
    settings: ClassVar[Mapping[str, Setting]] = {
        "expression": lambda value: isinstance(value, Mapping),
        "result": lambda value: is_type(value) and value != "null",
        "scale": settings.whole(0, 8),
        "unit": settings.words,
        "thousands": settings.flag,
        "percent": settings.flag,
    }

    def clean(
        self, _value: object, definition: FieldDefinition, _context: CleanContext
    ) -> Json | Problem:
        """Nobody fills it in."""
        return definition.problem("forms.computed", field=definition.code)

    def conditions(self, definition: FieldDefinition) -> list[Condition]:
        """The expression, which gives what the field says it gives."""
        expression = definition.settings.get("expression")
        if not isinstance(expression, Mapping):
            return []
        return [Condition("expression", expression, self.result(definition))]

    def check_together(self, definition: FieldDefinition) -> list[Problem]:
        """There is an expression."""
        if isinstance(definition.settings.get("expression"), Mapping):
            return []
        facts = {"setting": "expression"}
        return [Problem(path="expression", code="forms.setting_malformed", **facts)]

    def compute(
        self, definition: FieldDefinition, _stored: Json, context: CleanContext
    ) -> Json | Problem:
        """The expression over the answers so far; what it asks for was judged before."""
        expression = cast("Expression", definition.settings["expression"])
        try:
            found = evaluate(expression, context.form.values, surroundings=context.surroundings)
        except Refusal as refused:
            return definition.problem("forms.not_computable", reason=refused.code)
        return kept(found, self.result(definition), definition.whole("scale", 8))

    def result(self, definition: FieldDefinition) -> Type:
        """What the builder says the expression gives."""
        return cast("Type", definition.settings.get("result") or "number")

    def api_schema(self, _definition: FieldDefinition) -> dict[str, object]:
        """Any of them; never sent."""
        return {"readOnly": True}

    def search_text(self, value: Json, _definition: FieldDefinition) -> str:
        """The value as text."""
        return shown(value)

    def export_text(self, value: Json, definition: FieldDefinition, how: ExportContext) -> str:
        """The value as a person reads it."""
        return shown(value, definition=definition, how=how)

    def view(self, definition: FieldDefinition) -> tuple[Column, ...]:
        """A column of the result's type."""
        return (Column("", *VIEW[self.result(definition)]),)
