"""What the system does by itself in running work, given to the steps that need it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gongdan.flows.acts import Act
    from gongdan.workorders.change import Change
    from gongdan.workorders.models import FlowTask


@dataclass(frozen=True)
class Machinery:
    """How a duty of the system is done, how what it began is called off, who waits for an end."""

    do: Callable[[Change, FlowTask], Act | None]
    call_off: Callable[[Change, FlowTask], None]
    ended: Callable[[Change], None]


_known: list[Machinery] = []


def work_with(machinery: Machinery) -> None:
    """Register it; called once when the module is ready."""
    _known[:] = [machinery]


def do(this: Change, row: FlowTask) -> Act | None:
    """Do a duty of the system; what follows, or nothing yet."""
    return _known[0].do(this, row)


def call_off(this: Change, row: FlowTask) -> None:
    """What a duty of the system began is not needed any more."""
    _known[0].call_off(this, row)


def ended(this: Change) -> None:
    """An order has ended: whoever waits for it may go on."""
    _known[0].ended(this)
