"""What a column seems to hold, guessed from its first values."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from gongdan.records.sheets.moments import formats_of

Kind = Literal["empty", "integer", "number", "boolean", "moment", "choice", "text"]
MISSING = frozenset(
    [
        "?",
        "-",
        "--",
        "—",
        "N/A",
        "n/a",
        "NA",
        "NULL",
        "null",
        "None",
        "nan",
        "NaN",
        "无",
        "(blank)",
        "\\N",
    ]
)
BOOLEANS = frozenset(["true", "false", "yes", "no", "y", "n", "是", "否", "0", "1"])
INTEGER = re.compile(r"[+-]?\d{1,18}")
NUMBER = re.compile(r"[+-]?\d{1,3}(?:,\d{3})*(?:\.\d+)?|[+-]?\d+(?:\.\d+)?")
MOST_CHOICES = 40
LONGEST_CHOICE = 60
SAMPLES = 3


@dataclass(frozen=True, kw_only=True)
class ColumnGuess:
    """What a column seems to hold; ``formats`` has several when its dates are ambiguous."""

    name: str
    kind: Kind
    formats: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    choices: list[str] = field(default_factory=list)
    samples: list[str] = field(default_factory=list)


def guess_columns(names: Sequence[str], rows: Sequence[Sequence[str]]) -> list[ColumnGuess]:
    """What each column seems to hold; ``rows`` are the first of the file."""
    return [
        _guess(name, [row[place].strip() for row in rows if place < len(row)])
        for place, name in enumerate(names)
    ]


def _guess(name: str, values: list[str]) -> ColumnGuess:
    missing = sorted({value for value in values if value in MISSING})
    said = [value for value in values if value and value not in MISSING]
    kind, formats = _kind(said)
    return ColumnGuess(
        name=name,
        kind=kind,
        formats=formats,
        missing=missing,
        choices=sorted(set(said)) if kind in ("choice", "boolean") else [],
        samples=list(dict.fromkeys(said))[:SAMPLES],
    )


def _kind(said: list[str]) -> tuple[Kind, list[str]]:
    if not said:
        return "empty", []
    formats = formats_of(said)
    if formats and formats != ["ymd"]:
        return "moment", [each for each in formats if each != "ymd"]
    if all(value.casefold() in BOOLEANS for value in said) and len(set(said)) <= 2:
        return ("boolean", []) if not set(said) <= {"0", "1"} else ("integer", [])
    if all(map(INTEGER.fullmatch, said)):
        return ("moment", formats) if formats else ("integer", [])
    if all(map(NUMBER.fullmatch, said)):
        return "number", []
    return ("choice" if _is_choice(said) else "text"), []


def _is_choice(said: list[str]) -> bool:
    """Few short values that come again and again."""
    times = Counter(said)
    if len(times) > MOST_CHOICES or max(map(len, times)) > LONGEST_CHOICE:
        return False
    return len(times) <= max(1, len(said) // 2)
