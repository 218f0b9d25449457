"""An amount of money in a currency."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import ClassVar, cast

from gongdan.forms import amounts, bounds, settings, written
from gongdan.forms.capital import in_capitals
from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.kind import (
    ORDERED,
    Ask,
    CleanContext,
    Column,
    ExportContext,
    FieldKind,
    ImportContext,
    Setting,
)
from gongdan.kernel.errors import Problem

CURRENCY = "CNY"
SIGNS = {"¥": "CNY", "￥": "CNY", "元": "CNY", "$": "USD", "€": "EUR", "£": "GBP"}
_CODE = re.compile(r"[A-Z]{3}")
_SAID = re.compile(r"(?P<before>[^\d.,-]*)(?P<amount>-?[\d.,\s]+)(?P<after>\D*)")


def _currencies(value: object) -> bool:
    return (
        isinstance(value, list)
        and 1 <= len(value) <= 30
        and all(isinstance(code, str) and _CODE.fullmatch(code) for code in value)
    )


class MoneyKind(FieldKind):
    """An amount with its currency; the amount has the decimals that the currency has."""

    key = "money"
    column = "field_number"
    view_type = "numeric"
    type = "number"
    operators: ClassVar[tuple[str, ...]] = ORDERED
    settings: ClassVar[Mapping[str, Setting]] = {
        "currency": settings.matching(r"[A-Z]{3}"),
        "currencies": _currencies,
        "capital": settings.flag,
        "min": bounds.amount_bound,
        "max": bounds.amount_bound,
    }

    def clean(
        self, value: object, definition: FieldDefinition, context: CleanContext
    ) -> Json | Problem:
        """The amount and its currency; a bare amount is in the field's own."""
        raw, currency = value, currency_of(definition)
        if isinstance(value, Mapping):
            if value.keys() - {"amt", "cur"}:
                return definition.problem("forms.not_number")
            raw, currency = value.get("amt"), str(value.get("cur") or currency)
        if currency not in allowed(definition):
            return definition.problem("forms.not_a_currency")
        if raw is None:
            return None
        scale = amounts.decimals_of(currency)
        amount = amounts.clean_decimal(raw, definition, context, scale=scale)
        if not isinstance(amount, str):
            return amount
        return {"amt": f"{Decimal(amount):.{scale}f}", "cur": currency}

    def asks(self, definition: FieldDefinition) -> list[Ask]:
        """The fields its bounds name."""
        return bounds.asks(definition)

    def reading(self, value: Json, _definition: FieldDefinition) -> Json:
        """The amount."""
        return value.get("amt") if isinstance(value, dict) else value

    def check_together(self, definition: FieldDefinition) -> list[Problem]:
        """The least may not exceed the greatest; the usual currency is one of those to choose."""
        if currency_of(definition) not in allowed(definition):
            return [Problem(path="currency", code="forms.setting_malformed", setting="currency")]
        return amounts.bounds_problems(definition)

    def api_schema(self, definition: FieldDefinition) -> dict[str, object]:
        """An amount as text, and its currency."""
        return {
            "type": "object",
            "properties": {
                "amt": {"type": "string", "pattern": amounts.PATTERN},
                "cur": {"type": "string", "enum": allowed(definition)},
            },
            "required": ["amt", "cur"],
            "additionalProperties": False,
        }

    def search_text(self, value: Json, definition: FieldDefinition) -> str:
        """The digits."""
        return str(self.reading(value, definition) or "")

    def export_text(self, value: Json, definition: FieldDefinition, how: ExportContext) -> str:
        """The amount and its currency; on paper in the words that cannot be altered, too."""
        amount = self.reading(value, definition)
        if settings.decimal_of(amount) is None:
            return ""
        currency = str(value.get("cur")) if isinstance(value, dict) else currency_of(definition)
        scale = amounts.decimals_of(currency)
        plain = f"{Decimal(str(amount)):.{scale}f} {currency}"
        if how.is_print and definition.settings.get("capital") is True:
            return f"{plain}({in_capitals(Decimal(str(amount)))})"
        return plain

    def import_text(self, text: str, definition: FieldDefinition, _how: ImportContext) -> object:
        """An amount with or without a currency's code or sign."""
        found = _SAID.fullmatch(text.strip())
        if found is None:
            return text
        unit = (found["before"] + found["after"]).strip()
        currency = SIGNS.get(unit, unit.upper()) or currency_of(definition)
        return {"amt": written.decimal(found["amount"]), "cur": currency}

    def view(self, _definition: FieldDefinition) -> tuple[Column, ...]:
        """The amount, and its currency."""
        return (
            Column("", "numeric", "field_number({data}, {id})"),
            Column("cur", "text", "({data} -> {id} ->> 'cur')"),
        )


def currency_of(definition: FieldDefinition) -> str:
    """The usual currency."""
    return str(definition.settings.get("currency") or CURRENCY)


def allowed(definition: FieldDefinition) -> list[str]:
    """The currencies that may be chosen."""
    choosable = definition.settings.get("currencies")
    return cast("list[str]", choosable) if choosable else [currency_of(definition)]
