"""Exact numbers within a field's decimals, bounds and steps."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

from gongdan.expressions.values import canonical
from gongdan.forms import bounds, settings
from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.kind import CleanContext
from gongdan.kernel.errors import Problem

LARGEST = Decimal(10) ** 15
PATTERN = r"^-?[0-9]+(\.[0-9]+)?$"
_DECIMALS = {
    **dict.fromkeys(("JPY", "KRW", "VND", "CLP", "ISK", "PYG", "UGX", "XAF", "XOF", "XPF"), 0),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
}


def decimals_of(currency: str) -> int:
    """How many decimals a currency has."""
    return _DECIMALS.get(currency, 2)


def clean_decimal(
    value: object, definition: FieldDefinition, context: CleanContext, *, scale: int
) -> Json | Problem:
    """A number within its field's decimals and bounds, as canonical text."""
    raw = unicodedata.normalize("NFKC", value).strip() if isinstance(value, str) else value
    if raw == "":
        return None
    number = settings.decimal_of(raw)
    if number is None or abs(number) >= LARGEST:
        return definition.problem("forms.not_number")
    text = canonical(number)
    if len(text.partition(".")[2]) > scale:
        return definition.problem("forms.too_many_decimals", scale=scale)
    return _bound_problem(number, definition, context) or text


def bounds_problems(definition: FieldDefinition) -> list[Problem]:
    """The least may not exceed the greatest, and a step leads up."""
    least = bounds.amount_of(definition, "min", None)
    most = bounds.amount_of(definition, "max", None)
    if least is not None and most is not None and least > most:
        return [Problem(path="min", code="forms.min_over_max")]
    step = settings.decimal_of(definition.settings.get("step", 1))
    if step is not None and step <= 0:
        return [Problem(path="step", code="forms.setting_malformed", setting="step")]
    return []


def _bound_problem(
    number: Decimal, definition: FieldDefinition, context: CleanContext
) -> Problem | None:
    least = bounds.amount_of(definition, "min", context)
    most = bounds.amount_of(definition, "max", context)
    if least is not None and number < least:
        return definition.problem("forms.too_small", least=canonical(least))
    if most is not None and number > most:
        return definition.problem("forms.too_large", most=canonical(most))
    step = settings.decimal_of(definition.settings.get("step"))
    if step is not None and (number - (least or 0)) % step != 0:
        return definition.problem("forms.not_a_step", step=canonical(step))
    return None
