"""What modules above lend to a process: the facts it may ask, and how its test cases are walked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongdan.expressions import Type
from gongdan.kernel.errors import Problem

if TYPE_CHECKING:
    from gongdan.flows.graph import Graph

Content = Mapping[str, object]


@dataclass(frozen=True)
class Outside:
    """What is known of the types that follow a process.

    ``locked`` are fields nobody can fill in (``table.column`` too), ``promised_minutes`` is the
    longest anybody is promised a solution in, by the calendar ``calendar``.
    """

    types: Mapping[str, Type] | None = None
    locked: frozenset[str] = frozenset()
    calendar: str = ""
    promised_minutes: int | None = None


ALONE = Outside()
# What is known around a process by its code; nothing where no type follows it yet.
Around = Callable[[str], Outside | None]
# What is wrong with the test cases of a process, each walked by what its content says.
Walker = Callable[[str, Content], list[Problem]]
# What a process makes or changes elsewhere and nobody has.
Targets = Callable[["Graph"], list[Problem]]
_TARGETS: list[Targets] = []
_AROUND: list[Around] = []
_WALKERS: list[Walker] = []


def tell_outside(around: Around) -> None:
    """Let the module that binds processes to forms say what is known around them."""
    _AROUND.append(around)


def tell_walker(walker: Walker) -> None:
    """Let the module that knows orders walk test cases."""
    _WALKERS.append(walker)


def tell_targets(targets: Targets) -> None:
    """Let the module that knows types and records say which of those named are not there."""
    _TARGETS.append(targets)


def unknown_targets(graph: Graph) -> list[Problem]:
    """One problem for each thing that a process would make or change and nobody has."""
    return [problem for targets in _TARGETS for problem in targets(graph)]


def outside_of(code: str) -> Outside:
    """What is known around a process."""
    return next((told for around in _AROUND if (told := around(code)) is not None), ALONE)


def types_of(code: str) -> Mapping[str, Type] | None:
    """What the conditions of a process may ask, when that is known."""
    return outside_of(code).types


def failing_cases(code: str, content: Content) -> list[Problem]:
    """One problem for each test case that does not come out as it says."""
    if not content.get("cases"):
        return []
    return [problem for walk in _WALKERS for problem in walk(code, content)]
