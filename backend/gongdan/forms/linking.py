"""Links to records: which may be linked, given what the form says so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from gongdan.expressions.tree import Expression, fields_of
from gongdan.expressions.values import Value, literal
from gongdan.forms.definition import FieldDefinition
from gongdan.forms.kind import CleanContext

OWN = "form."
"""How a filter names a field of the form that is filled in; other names are the record's."""


def record_id(value: object) -> int | None:
    """The id of a record, its digits as text too."""
    is_digits = isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 19
    number = int(value) if is_digits and isinstance(value, str) else value
    is_id = isinstance(number, int) and not isinstance(number, bool) and 1 <= number < 2**63
    return number if is_id and isinstance(number, int) else None


def existing(
    ids: Sequence[int], definition: FieldDefinition, context: CleanContext
) -> frozenset[int]:
    """Those of the records that are there and fit the filter."""
    rule = definition.settings.get("filter")
    condition = bound(rule, context.form.values) if isinstance(rule, Mapping) else None
    record_type = str(definition.settings["record_type"])
    return context.records.exists(record_type, ids, condition=condition)


def own_names(definition: FieldDefinition) -> list[str]:
    """The fields of this form that a filter compares with."""
    rule = definition.settings.get("filter")
    names = fields_of(rule) if isinstance(rule, Mapping) else frozenset()
    return sorted(name.removeprefix(OWN) for name in names if name.startswith(OWN))


def bound(node: Expression, values: Mapping[str, object]) -> Expression:
    """The filter with the form's own answers put in."""
    name = node.get("field")
    if isinstance(name, str) and "op" not in node:
        if not name.startswith(OWN):
            return node
        return literal(cast("Value", values.get(name.removeprefix(OWN))))
    args = node.get("args")
    if not isinstance(args, list):
        return node
    parts = [bound(part, values) if isinstance(part, Mapping) else part for part in args]
    return {**node, "args": parts}
