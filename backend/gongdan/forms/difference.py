"""What one version of a form has that another has not, field by field."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from gongdan.forms.succession import items_of

What = Literal["added", "retired", "renamed", "moved", "kind_changed", "changed"]
Item = Mapping[str, object]


@dataclass(frozen=True)
class Change:
    """One difference: of which field (none: of the form), which setting, from what to what."""

    what: What
    field_id: str
    code: str
    label: Mapping[str, str]
    setting: str = ""
    before: object = None
    after: object = None


def differences(before: Item, after: Item) -> list[Change]:
    """Everything that differs, in the order of the newer version, what is retired last."""
    was, now = _by_id(before), _by_id(after)
    moved = _moved([key for key in was if key in now], [key for key in now if key in was])
    found: list[Change] = []
    for key, item in now.items():
        if key not in was:
            found.append(_change("added", item))
            continue
        if key in moved:
            found.append(_change("moved", item, "after", _above(key, was), _above(key, now)))
        found += _settings(was[key], item)
    found += [_change("retired", item) for key, item in was.items() if key not in now]
    return [*found, *_of_form(before, after)]


def _by_id(content: Item) -> dict[str, Item]:
    return {str(item.get("id")): item for _, item in items_of(content)}


def _above(key: str, items: Mapping[str, Item]) -> str:
    """The code of the field before it; nothing when it is the first."""
    place = list(items).index(key)
    return str(list(items.values())[place - 1].get("code")) if place else ""


def _settings(was: Item, item: Item) -> Iterator[Change]:
    for setting in sorted({*was, *item} - {"id", "columns"}):
        before, after = was.get(setting), item.get(setting)
        if before != after:
            what: What = _SPECIAL.get(setting, "changed")
            yield _change(what, item, setting, before, after)


_SPECIAL: Mapping[str, What] = {"code": "renamed", "kind": "kind_changed"}


def _of_form(before: Item, after: Item) -> list[Change]:
    return [
        Change("changed", "", "", {}, name, before.get(name), after.get(name))
        for name in ("checks", "number", "title")
        if (before.get(name) or None) != (after.get(name) or None)
    ]


def _change(
    what: What, item: Item, setting: str = "", before: object = None, after: object = None
) -> Change:
    label = item.get("label")
    words = {str(k): str(v) for k, v in label.items()} if isinstance(label, Mapping) else {}
    return Change(what, str(item.get("id")), str(item.get("code")), words, setting, before, after)


def _moved(was: Sequence[str], now: Sequence[str]) -> set[str]:
    """The fewest fields that, taken out, leave the others in the same order."""
    places = {key: place for place, key in enumerate(was)}
    ends: list[int] = []
    lengths: list[int] = []
    for key in now:
        length = bisect_left(ends, places[key])
        ends[length : length + 1] = [places[key]]
        lengths.append(length)
    stays: set[str] = set()
    wanted = len(ends) - 1
    for key, length in zip(reversed(now), reversed(lengths), strict=True):
        if length == wanted:
            stays.add(key)
            wanted -= 1
    return set(now) - stays
