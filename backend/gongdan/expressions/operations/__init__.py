"""The registry: every operation of the language by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from gongdan.expressions.operations import (
    arithmetic,
    change,
    comparison,
    dates,
    logic,
    presence,
    texts,
)
from gongdan.expressions.operations.operation import Operation

REGISTRY: Final[Mapping[str, Operation]] = {
    operation.name: operation
    for room in (logic, comparison, presence, arithmetic, texts, dates, change)
    for operation in room.OPERATIONS
}
