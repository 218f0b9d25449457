"""What changed between two contents: entries are known by their key, not by their place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

# What tells the entries of a list apart, whatever their places.
NAMES = ("id", "key", "code", "word")


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
        for change in changes(left.get(name), right.get(name), _below(path, name))
    ]
    return [*inside, *(_moved(left, right, path) if isinstance(after, list) else [])]


def _named(value: object) -> dict[str, object] | None:
    """Keyed entries of a list, or the fields of an object."""
    if isinstance(value, dict):
        return value
    if not isinstance(value, list) or not value:
        return None
    keys = [_key(item) for item in value]
    if None in keys or len(set(keys)) < len(keys):
        return None
    return dict(zip(map(str, keys), value, strict=True))


def _key(item: object) -> str | int | None:
    if not isinstance(item, dict):
        return None
    return next((item[name] for name in NAMES if isinstance(item.get(name), str | int)), None)


def _below(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _moved(left: dict[str, object], right: dict[str, object], path: str) -> Iterator[Change]:
    """Order decides which rule comes first, so a new order is a change of its own."""
    before = [name for name in left if name in right]
    after = [name for name in right if name in left]
    if before != after:
        yield Change(_below(path, "order"), before, after)
