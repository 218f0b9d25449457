"""Trees of options: is it one, what lies along a path, which path do words mean."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import cast

from gongdan.forms.definition import FieldDefinition
from gongdan.forms.kind import said
from gongdan.forms.settings import is_option
from gongdan.forms.written import folded

Node = Mapping[str, object]
MOST_NODES = 10_000
MOST_LEVELS = 10
_BREAK = re.compile(r"\s*[/＞>\\,，、-]\s*")


def is_tree(value: object) -> bool:
    """Nodes whose keys differ among brothers and sisters, not too many and not too deep."""
    count = _count(value, level=1)
    return count is not None and 0 < count <= MOST_NODES


def tree_of(definition: FieldDefinition) -> Sequence[Node]:
    """The tree's first level; a dictionary's options are put there when it is read."""
    found = definition.settings.get("tree")
    return cast("Sequence[Node]", found) if isinstance(found, list) else ()


def children_of(node: Node) -> Sequence[Node]:
    """What follows below a node."""
    return cast("Sequence[Node]", node.get("children") or ())


def along(tree: Sequence[Node], path: object) -> list[Node] | None:
    """The nodes along a path of keys, if it leads somewhere."""
    nodes: list[Node] = []
    for key in path if isinstance(path, list) else ():
        found = [node for node in tree if node.get("key") == key]
        if not found:
            return None
        nodes.append(found[0])
        tree = children_of(found[0])
    return nodes or None


def names_along(tree: Sequence[Node], path: Sequence[object], language: str) -> list[str]:
    """What the steps of a path are called; keys that are gone speak for themselves."""
    names = []
    for key in path:
        found = next((node for node in tree if node.get("key") == key), None)
        names.append(said(found["label"], language) if found else str(key))
        tree = children_of(found) if found else ()
    return names


def said_path(tree: Sequence[Node], text: str) -> list[str] | None:
    """The keys along the path that names (or keys) with marks between them mean."""
    rest = text.strip()
    for node in sorted(tree, key=_longest, reverse=True):
        for name in (*_names(node), str(node.get("key"))):
            below = _below(node, name, rest)
            if below is not None:
                return below
    return None


def _below(node: Node, name: str, text: str) -> list[str] | None:
    if not name or folded(text[: len(name)]) != folded(name):
        return None
    key, rest = str(node["key"]), text[len(name) :]
    if not rest.strip():
        return [key]
    step = _BREAK.match(rest)
    below = said_path(children_of(node), rest[step.end() :]) if step else None
    return [key, *below] if below else None


def _names(node: Node) -> list[str]:
    label = node.get("label")
    names = label.values() if isinstance(label, Mapping) else ()
    return sorted(map(str, names), key=len, reverse=True)


def _longest(node: Node) -> int:
    return max(map(len, _names(node)), default=0)


def _count(value: object, *, level: int) -> int | None:
    if not isinstance(value, list) or level > MOST_LEVELS or len(value) > MOST_NODES:
        return None
    if not all(is_option(node, "children") for node in value):
        return None
    if len({node["key"] for node in value}) < len(value):
        return None
    counts = [_count(node["children"], level=level + 1) for node in value if node.get("children")]
    known = [count for count in counts if count is not None]
    return len(value) + sum(known) if len(known) == len(counts) else None
