"""How a record is laid out on paper, as a record-type version says: read from JSON and checked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Final

from gongdan.kernel.errors import Problem
from gongdan.kernel.texts import is_text

MOST_LAYOUTS: Final = 20
MOST_SIGNATURES: Final = 6


def _empty_or_text(value: object) -> bool:
    return value == {} or is_text(value)


def _signatures(value: object) -> bool:
    is_short = isinstance(value, list) and len(value) <= MOST_SIGNATURES
    return is_short and all(map(is_text, value if isinstance(value, list) else []))


LAYOUT: Final[Mapping[str, Callable[[object], bool]]] = {
    "key": lambda value: isinstance(value, str) and 0 < len(value) <= 40,
    "name": is_text,
    "paper": lambda value: value in ("A4", "A5"),
    "is_landscape": lambda value: isinstance(value, bool),
    "heading": _empty_or_text,
    "has_organization": lambda value: isinstance(value, bool),
    "has_number": lambda value: isinstance(value, bool),
    "has_qr": lambda value: isinstance(value, bool),
    "footer": _empty_or_text,
    "signatures": _signatures,
    "sections": lambda value: isinstance(value, list) and bool(value),
}
SECTION: Final[Mapping[str, Callable[[object], bool]]] = {
    "title": _empty_or_text,
    "columns": lambda value: value in (1, 2, 3, 4),
    "fields": lambda value: isinstance(value, list),
}


def problems(layouts: object, fields: Collection[str]) -> Iterator[Problem]:
    """Everything wrong with the layouts, each with its place."""
    if not isinstance(layouts, list) or len(layouts) > MOST_LAYOUTS:
        yield _malformed("print")
        return
    for at, layout in enumerate(layouts):
        yield from _shape(f"print[{at}]", layout, LAYOUT)
        sections = layout.get("sections") if isinstance(layout, dict) else None
        for place, section in enumerate(sections if isinstance(sections, list) else []):
            yield from _section(f"print[{at}].sections[{place}]", section, fields)
    keys = [one.get("key") for one in layouts if isinstance(one, dict)]
    if len(set(map(str, keys))) < len(layouts):
        yield _malformed("print.key")


def _section(path: str, section: object, fields: Collection[str]) -> Iterator[Problem]:
    yield from _shape(path, section, SECTION)
    named = section.get("fields") if isinstance(section, dict) else None
    for at, code in enumerate(named if isinstance(named, list) else []):
        if code not in fields:
            yield Problem(path=f"{path}.fields[{at}]", code="catalog.unknown_field", field=code)


def _shape(
    path: str, given: object, rules: Mapping[str, Callable[[object], bool]]
) -> Iterator[Problem]:
    if not isinstance(given, dict):
        yield _malformed(path)
        return
    for name in sorted(rules.keys() | given.keys()):
        if name not in rules or name not in given or not rules[name](given[name]):
            yield _malformed(f"{path}.{name}")


def _malformed(path: str) -> Problem:
    return Problem(path=path, code="catalog.setting_malformed", setting=path)
