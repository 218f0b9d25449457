"""How operations say what they take and give, in a line that both sides of the product read.

``T, [T] -> boolean for T in text, number`` takes a value and a list of the same; ``?`` marks what
may be left out, ``...`` what may be repeated, brackets a group that is; ``or`` parts alternatives.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, cast

from gongdan.expressions.values import LIST_OF, TYPES, Type

MOST_ARGUMENTS: Final = 100
ELEMENT_OF: Final[Mapping[Type, Type]] = {many: one for one, many in LIST_OF.items()}
EVERY: Final[tuple[Type, ...]] = tuple(kind for kind in TYPES if kind != "null")


class ArgumentError(Exception):
    """One argument has a type that the operation does not take."""

    def __init__(self, index: int, expected: str) -> None:
        self.index, self.expected = index, expected
        super().__init__(f"argument {index} should be {expected}")


@dataclass(frozen=True)
class Taken:
    """What comes out, and the type each argument is taken as (null becomes what is needed)."""

    result: Type
    arguments: tuple[Type, ...]


@dataclass(frozen=True)
class Way:
    """One way to call an operation: first these, then the group repeated, then perhaps one more."""

    fixed: tuple[str, ...]
    optional: tuple[str, ...]
    group: tuple[str, ...]
    tail: str | None
    result: str
    domains: Mapping[str, tuple[Type, ...]] = field(default_factory=dict)

    @property
    def least(self) -> int:
        """The fewest arguments."""
        return len(self.fixed) + len(self.group)

    @property
    def most(self) -> int:
        """The most arguments."""
        return MOST_ARGUMENTS if self.group else len(self.fixed) + len(self.optional)

    def patterns(self, count: int) -> tuple[str, ...] | None:
        """What each of so many arguments has to be; ``None`` when it cannot be so many."""
        if not self.least <= count <= self.most:
            return None
        if not self.group:
            return (*self.fixed, *self.optional)[:count]
        rounds, rest = divmod(count - len(self.fixed), len(self.group))
        if rest and (rest > 1 or self.tail is None):
            return None
        ending = (self.tail,) if rest and self.tail else ()
        return self.fixed + self.group * rounds + ending

    def domain(self, name: str) -> tuple[Type, ...]:
        """The types a variable may stand for."""
        return self.domains.get(name, EVERY)


@dataclass(frozen=True)
class Signature:
    """All the ways to call an operation."""

    text: str
    ways: tuple[Way, ...]

    @cached_property
    def least(self) -> int:
        """The fewest arguments."""
        return min(way.least for way in self.ways)

    @cached_property
    def most(self) -> int:
        """The most arguments."""
        return max(way.most for way in self.ways)

    def take(self, types: Sequence[Type]) -> Taken:
        """The result for arguments of these types, or which argument does not fit."""
        failures: list[ArgumentError] = []
        for way in self.ways:
            try:
                return _Binding(way).take(types)
            except ArgumentError as failure:
                failures.append(failure)
        furthest = max(failure.index for failure in failures)
        wanted = [failure.expected for failure in failures if failure.index == furthest]
        raise ArgumentError(furthest, _joined(" | ".join(wanted).split(" | ")))


def signature(text: str) -> Signature:
    """A signature out of its line."""
    return Signature(text, tuple(_way(part) for part in text.split(" or ")))


class _Binding:
    """One attempt to fit arguments into a way, and what the variables stood for."""

    def __init__(self, way: Way) -> None:
        self.way = way
        self.bound: dict[str, Type] = {}

    def take(self, types: Sequence[Type]) -> Taken:
        patterns = self.way.patterns(len(types))
        if patterns is None:
            raise ArgumentError(-1, "")
        for index, (pattern, given) in enumerate(zip(patterns, types, strict=True)):
            wanted = self._wanted(pattern)
            if given not in wanted and given != "null":
                raise ArgumentError(index, " | ".join(wanted))
            if given != "null":
                self._bind(pattern, given)
        taken = tuple(self._as(*pair) for pair in zip(patterns, types, strict=True))
        return Taken(self._result(), taken)

    def _wanted(self, pattern: str) -> tuple[Type, ...]:
        name = pattern.strip("[]")
        if not _is_variable(name):
            return (
                EVERY if pattern == "any" else cast("tuple[Type, ...]", tuple(pattern.split("|")))
            )
        domain = (self.bound[name],) if name in self.bound else self.way.domain(name)
        return tuple(LIST_OF[kind] for kind in domain) if pattern != name else domain

    def _bind(self, pattern: str, given: Type) -> None:
        name = pattern.strip("[]")
        if _is_variable(name):
            self.bound[name] = given if pattern == name else ELEMENT_OF[given]

    def _as(self, pattern: str, given: Type) -> Type:
        if given != "null" or pattern == "any":
            return given
        name = pattern.strip("[]")
        if _is_variable(name) and self.way.result == pattern and name not in self.bound:
            return "null"
        return self._wanted(pattern)[0]

    def _result(self) -> Type:
        name = self.way.result.strip("[]")
        if not _is_variable(name):
            return cast("Type", self.way.result)
        if name not in self.bound:
            return "null"
        return self.bound[name] if name == self.way.result else LIST_OF[self.bound[name]]


def _is_variable(name: str) -> bool:
    return len(name) == 1


def _joined(names: list[str]) -> str:
    return " | ".join(dict.fromkeys(names))


def _way(text: str) -> Way:
    call, _, domains = text.partition(" for ")
    parameters, result = call.split(" -> ")
    body, tail = parameters, None
    group: tuple[str, ...] = ()
    repeated = re.fullmatch(r"(.*?)\(?([^(]+?)\)?\.\.\.(?:, (\S+)\?)?", _marked(parameters))
    if repeated:
        body, tail = repeated[1].rstrip(", "), repeated[3]
        group = tuple(repeated[2].split(", "))
    names = body.split(", ") if body else []
    return Way(
        fixed=tuple(name for name in names if not name.endswith("?")),
        optional=tuple(name.rstrip("?") for name in names if name.endswith("?")),
        group=group,
        tail=tail,
        result=result,
        domains=dict(_domain(part) for part in domains.split("; ") if part),
    )


def _marked(parameters: str) -> str:
    """A single repeated parameter in brackets, as if it were a group."""
    return re.sub(r"([^\s,()]+)\.\.\.", r"(\1)...", parameters)


def _domain(text: str) -> tuple[str, tuple[Type, ...]]:
    name, _, kinds = text.partition(" in ")
    return name, cast("tuple[Type, ...]", tuple(kinds.split(", ")))
