"""The steps of a called process under names of their own inside the process that calls it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import TypeVar

from gongdan.flows.graph import Branch, Step
from gongdan.flows.handlers import Handler
from gongdan.flows.ladders import Level
from gongdan.flows.steps.route import Way
from gongdan.flows.steps.start import Start

SEPARATOR = "."
DEEPEST_CALL = 5
# What names another step of the same process.
NAMING = ("key", "return_to")

One = TypeVar("One", bound=Step)
Name = Callable[[str], str]


def as_called(steps: tuple[Step, ...], caller: str) -> tuple[Step, ...]:
    """The steps without their start, each under the caller's key and its own."""
    inside = (step for step in steps if not isinstance(step, Start))
    return tuple(_named(step, lambda key: f"{caller}{SEPARATOR}{key}") for step in inside)


def _named(step: One, name: Name) -> One:
    changed: dict[str, object] = {}
    for one in fields(step):
        value = getattr(step, one.name)
        if one.name in NAMING and value:
            changed[one.name] = name(value)
        elif isinstance(value, tuple) and value:
            changed[one.name] = tuple(_inside(part, name) for part in value)
    return replace(step, **changed)  # type: ignore[arg-type]


def _inside(part: object, name: Name) -> object:
    match part:
        case Step():
            return _named(part, name)
        case Branch():
            return replace(part, steps=tuple(_named(step, name) for step in part.steps))
        case Level():
            return replace(part, to=name(part.to)) if part.to else part
        case Way():
            return replace(part, to=name(part.to))
        case Handler(kind="earlier"):
            return replace(part, value=name(part.value))
        case _:
            return part
