"""Rows of a sub-table that conditions hide or lock: kept as they are, whoever sends what."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import dataclass, field

from gongdan.expressions.tree import Expression
from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.plan import Plan, readings
from gongdan.forms.rows import Row, row_id, without_id

Holds = Callable[[Expression, Mapping[str, object]], bool]


@dataclass(frozen=True)
class Held:
    """The stored rows that are not to be changed, in their order; hidden ones are not sent."""

    hidden: Mapping[str, Row] = field(default_factory=dict)
    locked: Mapping[str, Row] = field(default_factory=dict)

    def get(self, key: str) -> Row | None:
        """The row as it is stored, when it is held."""
        return self.hidden.get(key) or self.locked.get(key)


def held_rows(
    item: FieldDefinition,
    plan: Plan,
    stored: Mapping[str, Row],
    *,
    outer: MutableMapping[str, object],
    holds: Holds,
) -> Held:
    """What the table's conditions say of each row as it is stored."""
    shown, locking = _condition(item, "row_visible"), _condition(item, "row_readonly")
    if shown is None and locking is None:
        return Held()
    hidden, locked = {}, {}
    for key, row in stored.items():
        values = _values(plan, row, outer)
        if shown is not None and not holds(shown, values):
            hidden[key] = row
        elif locking is not None and holds(locking, values):
            locked[key] = row
    return Held(hidden, locked)


def with_hidden(rows: list[Row], stored: Mapping[str, Row], held: Held) -> list[Row]:
    """The sent rows with the hidden ones back at their places."""
    sent = {row_id(row) for row in rows}
    whole = list(rows)
    for place, key in enumerate(stored):
        if key in held.hidden and key not in sent:
            whole.insert(place, stored[key])
    return whole


def differs(row: Row, stored: Row) -> bool:
    """Whether a sent row says anything else than what is stored."""
    return any(stored.get(name) != value for name, value in without_id(row).items())


def _condition(item: FieldDefinition, setting: str) -> Expression | None:
    given = item.settings.get(setting)
    return given if isinstance(given, dict) else None


def _values(
    plan: Plan, row: Mapping[str, Json], outer: MutableMapping[str, object]
) -> Mapping[str, object]:
    values: ChainMap[str, object] = ChainMap(dict(plan.blank), outer)
    for place in plan.places.values():
        value = row.get(place.item.id)
        if value is not None:
            values.update(readings(place, value))
    return values
