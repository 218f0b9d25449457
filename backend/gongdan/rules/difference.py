"""What changed between two contents: entries are known by their key, not by their place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gongdan.rules.shape import below


@dataclass(frozen=True)
class Change:
    """One value that differs; ``None`` where there is none."""

    path: str
    before: object
    after: object


def changes(before: object, after: object, path: str = "") -> list[Change]:
    """Every difference, by path."""
    if before == after:
        return []
    left, right = _named(before), _named(after)
    if left is None or right is None:
        return [Change(path, before, after)]
    inside = [
        change
        for name in dict.fromkeys([*left, *right])
        for change in changes(left.get(name), right.get(name), below(path, name))
    ]
    return [*inside, *_moved(left, right, path)]


def _named(value: object) -> dict[str, object] | None:
    """Keyed entries of a list, or the fields of an object."""
    if isinstance(value, dict):
        return value
    if isinstance(value, list) and value and all(_key(item) for item in value):
        return {str(_key(item)): item for item in value}
    return None


def _key(item: object) -> object:
    return item.get("key") or item.get("word") if isinstance(item, dict) else None


def _moved(left: dict[str, object], right: dict[str, object], path: str) -> Iterator[Change]:
    """Order decides which rule comes first, so a new order is a change of its own."""
    before = [name for name in left if name in right]
    after = [name for name in right if name in left]
    if before != after and _key(right[after[0]]):
        yield Change(below(path, "order"), before, after)
