"""What modules above lend to a process: the facts it may ask, and how its test cases are walked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from gongdan.expressions import Type
from gongdan.kernel.errors import Problem

if TYPE_CHECKING:
    from gongdan.flows.graph import Graph

Content = Mapping[str, object]
# The types of the facts a process may ask by its code; nothing where no type follows it yet.
Types = Callable[[str], "Mapping[str, Type] | None"]
# What is wrong with the test cases of a process, each walked by what its content says.
Walker = Callable[[str, Content], list[Problem]]
# What a process makes or changes elsewhere and nobody has.
Targets = Callable[["Graph"], list[Problem]]
_TARGETS: list[Targets] = []
_TYPES: list[Types] = []
_WALKERS: list[Walker] = []


def tell_types(types: Types) -> None:
    """Let the module that binds processes to forms say what their conditions may ask."""
    _TYPES.append(types)


def tell_walker(walker: Walker) -> None:
    """Let the module that knows orders walk test cases."""
    _WALKERS.append(walker)


def tell_targets(targets: Targets) -> None:
    """Let the module that knows types and records say which of those named are not there."""
    _TARGETS.append(targets)


def unknown_targets(graph: Graph) -> list[Problem]:
    """One problem for each thing that a process would make or change and nobody has."""
    return [problem for targets in _TARGETS for problem in targets(graph)]


def types_of(code: str) -> Mapping[str, Type] | None:
    """What the conditions of a process may ask, when that is known."""
    return next((told for types in _TYPES if (told := types(code)) is not None), None)


def failing_cases(code: str, content: Content) -> list[Problem]:
    """One problem for each test case that does not come out as it says."""
    if not content.get("cases"):
        return []
    return [problem for walk in _WALKERS for problem in walk(code, content)]
