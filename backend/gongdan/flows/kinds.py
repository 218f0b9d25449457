"""Which kinds of steps there are: the one list that a new kind must join."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from gongdan.flows.graph import Step
from gongdan.flows.reading import Reader
from gongdan.flows.steps import (
    action,
    approval,
    copy,
    delay,
    end,
    exclusive,
    handling,
    inclusive,
    milestone,
    parallel,
    route,
    start,
    suborder,
    subprocess,
    subtasks,
    wait,
)

One = TypeVar("One", bound=Step)
Define = Callable[[Reader], Step]


def _definition(read: Callable[[Reader], One], check: Callable[[One, Reader], None]) -> Define:
    def define(reader: Reader) -> Step:
        step = read(reader)
        check(step, reader)
        return step

    return define


KINDS: Mapping[str, Define] = {
    "start": _definition(start.read, start.check),
    "handling": _definition(handling.read, handling.check),
    "approval": _definition(approval.read, approval.check),
    "exclusive": _definition(exclusive.read, exclusive.check),
    "parallel": _definition(parallel.read, parallel.check),
    "inclusive": _definition(inclusive.read, inclusive.check),
    "copy": _definition(copy.read, copy.check),
    "milestone": _definition(milestone.read, milestone.check),
    "delay": _definition(delay.read, delay.check),
    "wait": _definition(wait.read, wait.check),
    "route": _definition(route.read, route.check),
    "action": _definition(action.read, action.check),
    "subprocess": _definition(subprocess.read, subprocess.check),
    "suborder": _definition(suborder.read, suborder.check),
    "subtasks": _definition(subtasks.read, subtasks.check),
    "end": _definition(end.read, end.check),
}
