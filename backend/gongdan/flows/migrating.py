"""Running work taken to another version of its process: what goes where, what stands in the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from gongdan.flows.graph import Corner, Graph
from gongdan.flows.position import Position, Token
from gongdan.flows.steps.approval import Approval
from gongdan.flows.steps.subprocess import Subprocess

SEPARATOR = "."
Mapped = Mapping[str, str]


@dataclass(frozen=True)
class Hindrance:
    """Why a step of running work cannot go where it is sent."""

    code: str
    step: str
    target: str = ""


def proposed(old: Graph, new: Graph) -> dict[str, str]:
    """Every step goes to the one with its key, where that is of the same kind."""
    return {
        key: key
        for key, place in old.places.items()
        if key in new.places and new.step(key).kind == place.step.kind
    }


def completed(chosen: Mapped, old: Graph, new: Graph) -> dict[str, str]:
    """What was chosen, with the proposals for the rest; what lies in a step goes along with it."""
    mapping = {key: chosen.get(key, target) for key, target in proposed(old, new).items()}
    mapping.update({key: target for key, target in chosen.items() if key in old.places})
    for key in old.places:
        outer, dot, inner = key.rpartition(SEPARATOR)
        if dot and key not in chosen and outer in mapping:
            mapping[key] = f"{mapping[outer]}{SEPARATOR}{inner}"
    return {key: target for key, target in mapping.items() if target}


def plan_problems(mapping: Mapped, old: Graph, new: Graph) -> list[Hindrance]:
    """What is wrong with the mapping itself, whatever work is moved by it."""
    taken: dict[str, str] = {}
    found: list[Hindrance] = []
    for key, target in mapping.items():
        if target not in new.places:
            found.append(Hindrance("workorders.move_target_unknown", key, target))
        elif target in taken or (target != key and target in old.places):
            found.append(Hindrance("workorders.move_target_taken", key, target))
        taken[target] = key
    return found


def hindrances(position: Position, mapping: Mapped, old: Graph, new: Graph) -> list[Hindrance]:
    """Why this work cannot be moved; nothing when it can."""
    live = [token for token in position.live_tokens() if token.step]
    found = [one for token in live for one in _of_token(token, mapping, old, new)]
    scopes = [scope for scope in position.scopes if scope.state == "open"]
    found += [
        Hindrance("workorders.move_branch_gone", scope.split, mapping[scope.split])
        for scope in scopes
        if mapping.get(scope.split) in new.places
        and not set(scope.branches) <= {one.key for one in new.step(mapping[scope.split]).branches}
    ]
    return list(dict.fromkeys(found))


def _of_token(token: Token, mapping: Mapped, old: Graph, new: Graph) -> Iterator[Hindrance]:
    target = mapping.get(token.step, "")
    if target not in new.places:
        yield Hindrance("workorders.move_unmapped", token.step)
        return
    if token.back_to and mapping.get(token.back_to, "") not in new.places:
        yield Hindrance("workorders.move_unmapped", token.back_to)
    code = _difference(token.step, target, mapping, old, new)
    if code:
        yield Hindrance(code, token.step, target)


def _difference(key: str, target: str, mapping: Mapped, old: Graph, new: Graph) -> str:
    before, after = old.step(key), new.step(target)
    if before.kind != after.kind:
        return "workorders.move_other_kind"
    around = tuple(Corner(mapping.get(one.split, ""), one.branch) for one in old.corners(key))
    if around != new.corners(target):
        return "workorders.move_other_split"
    if isinstance(before, Approval) and isinstance(after, Approval) and before.mode != after.mode:
        return "workorders.move_other_mode"
    if isinstance(before, Subprocess) and isinstance(after, Subprocess):
        alike = (before.each, before.waits) == (after.each, after.waits)
        return "" if alike else "workorders.move_other_rows"
    return ""


def moved(position: Position, mapping: Mapped) -> Position:
    """Where the work stands in the other version: the same threads, duties and stays, renamed."""

    def name(key: str) -> str:
        return mapping.get(key, key)

    return replace(
        position,
        scopes=tuple(replace(one, split=name(one.split)) for one in position.scopes),
        tokens=tuple(
            replace(one, step=name(one.step), back_to=name(one.back_to)) for one in position.tokens
        ),
        tasks=tuple(replace(one, step=name(one.step)) for one in position.tasks),
        visits=tuple(replace(one, step=name(one.step)) for one in position.visits),
        incidents=tuple(replace(one, step=name(one.step)) for one in position.incidents),
    )


def known_in(position: Position, graph: Graph) -> Position:
    """The position without what it did in steps that its process does not have any more."""
    return replace(
        position,
        tasks=tuple(one for one in position.tasks if one.step in graph.places),
        visits=tuple(one for one in position.visits if one.step in graph.places),
    )
