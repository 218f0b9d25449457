"""An application as one file: its items, how two files differ, and what importing one would do."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, cast

from gongdan.kernel.differences import Change, changes
from gongdan.kernel.errors import Problem

Package: TypeAlias = Mapping[str, object]
Item: TypeAlias = tuple[str, str]
Decision = Literal["theirs", "ours"]
Fate = Literal["same", "make", "change", "retire", "keep", "conflict"]

FORMAT: Final = 1
APPLICATION: Final = "application"
SIGNATURE: Final = "signature"
# In the order in which they are made: what is named comes before what names it.
DEFINED: Final = (
    "roles",
    "categories",
    "dictionaries",
    "forms",
    "processes",
    "record_types",
    "types",
)
LISTS: Final = (*DEFINED, "views", "form_links", "records")
OBJECTS: Final = ("rule_sets",)
SINGLES: Final = ("sla_policies",)
ORDER: Final = (APPLICATION, *DEFINED, *OBJECTS, *SINGLES, "views", "form_links", "records")
WIDTH: Final = 100
MOST_BYTES: Final = 10_000_000
FIRST_KEYS: Final = ("format", "id", "code", "key", "kind", "name", "label", "description")


@dataclass(frozen=True)
class Step:
    """What importing does with one item.

    ``keep`` is a change made here that the file does not know; ``conflict`` was changed on both
    sides since the last import and wants a decision.
    """

    section: str
    key: str
    fate: Fate
    name: object
    changes: tuple[Change, ...] = ()
    local: tuple[Change, ...] = ()

    @property
    def item(self) -> Item:
        """Which item it is about."""
        return self.section, self.key


def check(package: Package) -> list[Problem]:
    """What is wrong with a file's outline; the inside of each item is judged when it is made."""
    problems = [
        Problem(path=name, code="catalog.package_unknown_section", section=name)
        for name in sorted(package.keys() - {"format", SIGNATURE, *ORDER})
    ]
    about = package.get(APPLICATION)
    if not isinstance(about, Mapping) or not isinstance(about.get("code"), str):
        problems.append(Problem(path=APPLICATION, code="catalog.package_malformed"))
    for section in LISTS:
        problems += _list_problems(section, package.get(section, []))
    for section in (*OBJECTS, *SINGLES):
        if not isinstance(package.get(section, {}), Mapping):
            problems.append(Problem(path=section, code="catalog.package_malformed"))
    return problems


def items_of(package: Package) -> dict[Item, object]:
    """Everything in a checked file under its section and key, in the order of making."""
    found: dict[Item, object] = {}
    for section in ORDER:
        value = package.get(section)
        if not value:
            continue
        if section in LISTS:
            parts = cast("Sequence[Mapping[str, object]]", value)
            found.update({(section, str(part["code"])): part for part in parts})
        elif section in OBJECTS:
            parts_by_key = cast("Mapping[str, object]", value)
            # Rules of classification are proved with the words that hold: the words come first.
            ordered = sorted(parts_by_key.items(), key=lambda one: one[0] != "keywords")
            found.update({(section, key): part for key, part in ordered})
        else:
            found[(section, "")] = value
    return found


def plan(base: Package, ours: Package, theirs: Package) -> list[Step]:
    """What importing ``theirs`` would do to ``ours``, both grown out of ``base``.

    Without a base (nothing was imported before) whatever differs is a conflict.
    """
    old, here, there = items_of(base), items_of(ours), items_of(theirs)
    rank = {section: place for place, section in enumerate(ORDER)}
    every = sorted(dict.fromkeys([*there, *here]), key=lambda item: rank[item[0]])
    return [_step(item, old.get(item), here.get(item), there.get(item)) for item in every]


def undecided(steps: Sequence[Step], decisions: Mapping[Item, Decision]) -> list[Step]:
    """The conflicts nobody has decided."""
    return [step for step in steps if step.fate == "conflict" and step.item not in decisions]


def to_do(steps: Sequence[Step], decisions: Mapping[Item, Decision]) -> list[Step]:
    """The steps that change something, conflicts only where the file is to win."""
    return [
        step
        for step in steps
        if step.fate in ("make", "change", "retire")
        or (step.fate == "conflict" and decisions.get(step.item) == "theirs")
    ]


def written(package: Package) -> str:
    """The file's one text: the same content is the same text, whatever made it."""
    ordered = {
        name: _ordered(package[name])
        for name in ("format", *ORDER, SIGNATURE)
        if name in package and (package[name] or name == "format")
    }
    return _lines(ordered, "") + "\n"


def unsigned(package: Package) -> str:
    """The text that a signature stands for."""
    return written({name: part for name, part in package.items() if name != SIGNATURE})


def _step(item: Item, base: object, ours: object, theirs: object) -> Step:
    section, key = item
    fate = _fate(base, ours, theirs)
    source = theirs if theirs is not None else ours
    name = source.get("name") if isinstance(source, Mapping) else None
    coming = tuple(changes(ours, theirs)) if fate in ("change", "conflict") else ()
    local = tuple(changes(base, ours)) if fate in ("keep", "conflict") and base else ()
    return Step(section, key, fate, name, coming, local)


def _fate(base: object, ours: object, theirs: object) -> Fate:
    if ours == theirs:
        return "same"
    if ours is None:
        return "keep" if theirs == base else "make"
    if theirs is None:
        return "keep" if base is None else ("retire" if ours == base else "conflict")
    if ours == base:
        return "change"
    return "keep" if theirs == base else "conflict"


def _list_problems(section: str, parts: object) -> list[Problem]:
    if not isinstance(parts, list):
        return [Problem(path=section, code="catalog.package_malformed")]
    problems: list[Problem] = []
    seen: set[str] = set()
    for place, part in enumerate(parts):
        code = part.get("code") if isinstance(part, Mapping) else None
        if not isinstance(code, str) or not code:
            problems.append(Problem(path=f"{section}.{place}", code="catalog.key_needed"))
        elif code in seen:
            path = f"{section}.{place}.code"
            problems.append(Problem(path=path, code="catalog.key_twice", key=code))
        seen.add(str(code))
    return problems


def _lines(value: object, indent: str) -> str:
    """JSON with what is short on one line, so that a person can review it."""
    flat = json.dumps(value, ensure_ascii=False)
    if len(indent) + len(flat) <= WIDTH or not isinstance(value, dict | list) or not value:
        return flat
    inner = indent + "  "
    if isinstance(value, list):
        parts = [inner + _lines(part, inner) for part in value]
        return "[\n" + ",\n".join(parts) + f"\n{indent}]"
    named = [f"{inner}{json.dumps(key)}: {_lines(part, inner)}" for key, part in value.items()]
    return "{\n" + ",\n".join(named) + f"\n{indent}}}"


def _ordered(value: object) -> object:
    """The same value, names first and the rest by the alphabet."""
    if isinstance(value, Mapping):
        return {key: _ordered(value[key]) for key in sorted(value, key=_place)}
    return [_ordered(part) for part in value] if isinstance(value, list) else value


def _place(key: str) -> tuple[int, str]:
    return (FIRST_KEYS.index(key) if key in FIRST_KEYS else len(FIRST_KEYS), key)
