"""What a field's answers become when it becomes another: which changes are possible, and how."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.kind import CleanContext, ExportContext, ImportContext
from gongdan.forms.roster import KINDS
from gongdan.forms.written import folded
from gongdan.kernel.errors import Problem

Way = Literal["same", "in_place", "convert", "forbidden"]
Outcome = Literal["ok", "lossy", "failed"]
Direct = Callable[[Json, str], object]

IN_PLACE: Final = frozenset(
    {
        ("text", "textarea"), ("serial", "text"), ("serial", "textarea"),
        ("month", "text"), ("time", "text"), ("year", "number"), ("rating", "number"),
        ("image", "attachment"), ("video", "attachment"),
    }
)  # fmt: skip
WORDED: Final = frozenset(
    {
        "text", "textarea", "number", "money", "bool", "date", "month", "year", "time", "datetime",
        "select", "multiselect", "rating", "member", "members", "department", "departments",
        "cascader", "daterange",
    }
)  # fmt: skip
FROM_WORDS: Final = WORDED | {"richtext", "serial", "formula", "address", "json"}
INTO_WORDS: Final = WORDED | {"richtext"}


@dataclass(frozen=True)
class Converted:
    """An answer of the new field: the same, poorer (``lossy``), or none because it cannot be."""

    value: Json
    outcome: Outcome


@dataclass(frozen=True)
class Conversion:
    """How names are written and read while answers are converted."""

    context: CleanContext
    writing: ExportContext = field(default_factory=ExportContext)
    reading: ImportContext = field(default_factory=ImportContext)


def may_become(before: str, after: str) -> Way:
    """Whether a field of one kind may become one of another, and at what cost.

    ``in_place``: the definition alone changes. ``convert``: a new field ``replaces`` the old one
    and a job copies the answers. ``forbidden``: they have nothing in common.
    """
    if before == after:
        return "same"
    if (before, after) in IN_PLACE:
        return "in_place"
    is_possible = (before, after) in _DIRECT or (before in FROM_WORDS and after in INTO_WORDS)
    return "convert" if is_possible else "forbidden"


def convert(
    value: Json, before: FieldDefinition, after: FieldDefinition, how: Conversion
) -> Converted:
    """One answer of the old field as an answer of the new one."""
    if value is None or value == []:
        return Converted(None, "ok")
    if may_become(before.kind, after.kind) == "forbidden":
        return Converted(None, "failed")
    direct = _DIRECT.get((before.kind, after.kind))
    words = KINDS[before.kind].export_text(value, before, how.writing)
    raw = (
        direct(value, words)
        if direct is not None
        else KINDS[after.kind].import_text(words, after, how.reading)
    )
    cleaned = KINDS[after.kind].clean(raw, after, how.context)
    if isinstance(cleaned, Problem) or cleaned is None:
        return Converted(None, "failed")
    again = KINDS[after.kind].export_text(cleaned, after, how.writing)
    return Converted(cleaned, "ok" if _bare(again) == _bare(words) else "lossy")


def _bare(words: str) -> str:
    """Words as they are compared: marks, trailing noughts and the usual currency say nothing."""
    return _MARKS.sub("", folded(words)).removesuffix("cny").rstrip("0")


def _listed(value: Json, _words: str) -> object:
    return [value]


def _first(value: Json, _words: str) -> object:
    return value[0] if isinstance(value, list) else value


def _same(value: Json, _words: str) -> object:
    return value


def _amount(value: Json, _words: str) -> object:
    return value.get("amt") if isinstance(value, dict) else value


def _cut(start: int, end: int) -> Direct:
    return lambda _value, words: words[start:end]


_MARKS = re.compile(r"[\W_]+")
_DIRECT: Mapping[tuple[str, str], Direct] = {
    ("select", "multiselect"): _listed,
    ("multiselect", "select"): _first,
    ("member", "members"): _listed,
    ("members", "member"): _first,
    ("department", "departments"): _listed,
    ("departments", "department"): _first,
    ("daterange", "date"): _first,
    ("money", "number"): _amount,
    ("money", "rating"): _amount,
    ("datetime", "date"): _cut(0, 10),
    ("datetime", "month"): _cut(0, 7),
    ("datetime", "year"): _cut(0, 4),
    ("datetime", "time"): _cut(11, 16),
    ("date", "month"): _cut(0, 7),
    ("date", "year"): _cut(0, 4),
    ("month", "year"): _cut(0, 4),
    ("attachment", "image"): _same,
    ("attachment", "video"): _same,
}
