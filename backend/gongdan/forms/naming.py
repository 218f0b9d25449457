"""Where a definition names a field: found by its structure, never by searching its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from gongdan.forms.definition import FieldDefinition

# Settings whose words are names of fields; a list or a text of several has one at each place.
NAMING: Final = frozenset(
    {
        "field", "fields", "title", "keys", "columns", "shows", "take", "link", "column", "within",
        "depends_on", "department_field", "sort", "group", "groups", "measures", "of", "by",
        "match", "label", "from", "value_field", "cover", "color", "start", "end", "totals",
    }
)  # fmt: skip
BETWEEN: Final = re.compile(r"[,:\s]+")


@dataclass(frozen=True)
class Named:
    """The names of one field: ``exact`` ones are of no other form, ``codes`` are its own form's."""

    exact: frozenset[str]
    codes: frozenset[str]


def named(one: FieldDefinition) -> Named:
    """The names of a field."""
    codes = frozenset((one.code, *one.aliases))
    prefixed = (f"answers.{code}" for code in codes)
    return Named(frozenset((one.id, *prefixed)), codes)


def places_of(content: object, names: Named, *, is_own: bool) -> list[str]:
    """The paths in a definition where the field is named.

    Conditions of its own form and of its records name it by its bare code (``is_own``); elsewhere
    a bare code in a condition is a fact of the running work, and only settings name fields so.
    """
    return list(dict.fromkeys(_search(content, names, is_own, "", "")))


def _search(node: object, names: Named, is_own: bool, path: str, setting: str) -> Iterator[str]:
    if isinstance(node, Mapping):
        yield from _object(node, names, is_own, path, setting)
    elif isinstance(node, list):
        for place, part in enumerate(node):
            yield from _search(part, names, is_own, _below(path, place), setting)
    elif isinstance(node, str) and _is_named(node, names, setting):
        yield path


def _object(
    node: Mapping[str, object], names: Named, is_own: bool, path: str, setting: str
) -> Iterator[str]:
    if node.keys() == {"field"}:
        name = str(node["field"]).partition(".")[0] if is_own else ""
        if _is_exact(str(node["field"]), names) or name in names.codes:
            yield path
        return
    for key, part in node.items():
        is_key = key in names.exact or (setting in ("fields", "match") and key in names.codes)
        if is_key:
            yield _below(path, key)
        yield from _search(part, names, is_own, _below(path, key), str(key))


def _is_exact(name: str, names: Named) -> bool:
    return name in names.exact or any(name.startswith(f"{one}.") for one in names.exact)


def _is_named(text: str, names: Named, setting: str) -> bool:
    if _is_exact(text, names):
        return True
    if setting not in NAMING:
        return False
    parts = (part.lstrip("-").partition(".")[0] for part in BETWEEN.split(text))
    return any(part in names.codes for part in parts)


def _below(path: str, name: object) -> str:
    return f"{path}.{name}" if path else str(name)
