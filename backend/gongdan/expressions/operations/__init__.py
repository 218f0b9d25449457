"""The registry: every operation of the language by family, name and version."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from gongdan.expressions.operations import (
    arithmetic,
    change,
    comparison,
    dates,
    formats,
    lists,
    logic,
    lookup,
    presence,
    texts,
    workdays,
)
from gongdan.expressions.operations.operation import Operation

FAMILIES: Final[Mapping[str, tuple[Operation, ...]]] = {
    "logic": logic.OPERATIONS,
    "comparison": comparison.OPERATIONS,
    "presence": presence.OPERATIONS,
    "arithmetic": arithmetic.OPERATIONS,
    "texts": texts.OPERATIONS,
    "formats": formats.OPERATIONS,
    "dates": dates.OPERATIONS,
    "workdays": workdays.OPERATIONS,
    "lists": lists.OPERATIONS,
    "lookup": lookup.OPERATIONS,
    "change": change.OPERATIONS,
}
VERSIONS: Final[Mapping[tuple[object, object], Operation]] = {
    (operation.name, operation.fn_version): operation
    for operations in FAMILIES.values()
    for operation in operations
}
REGISTRY: Final[Mapping[str, Operation]] = {
    operation.name: operation for operation in VERSIONS.values()
}


def named(name: object, fn_version: object = 1) -> Operation | None:
    """The operation of a name and version, if there is one; no version means the first."""
    if not isinstance(name, str) or not isinstance(fn_version, int):
        return None
    return VERSIONS.get((name, fn_version))
