"""Expressions in short, the shared vectors, and the world they are asked in."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from gongdan.expressions.surroundings import Calendar, Surroundings
from gongdan.expressions.values import Type, Value, canonical, read

Tree = dict[str, object]
Row = dict[str, object]
Vector = dict[str, object]

VECTORS = Path(__file__).parents[4] / "vectors"


def lines_of(name: str) -> tuple[dict[str, object], list[Vector]]:
    """What a file of vectors says of all of them, and each."""
    head, *vectors = [
        json.loads(line) for line in (VECTORS / name).read_text(encoding="utf-8").splitlines()
    ]
    return head, vectors


HEAD, EVALUATED = lines_of("expr.jsonl")
TYPES: dict[str, Type] = HEAD["types"]
WORLD = HEAD["surroundings"]
ZONE: str = WORLD["zone"]


def look_up(name: str, key: Value, code: str) -> object:
    record = WORLD["records"].get(canonical(key), {})
    return read(record.get(code), TYPES[f"{name}->{code}"])


SURROUNDINGS = Surroundings(
    zone=ZONE,
    calendar=Calendar(
        weekdays=frozenset(WORLD["calendar"]["weekdays"]),
        off=frozenset(map(date.fromisoformat, WORLD["calendar"]["off"])),
        extra=frozenset(map(date.fromisoformat, WORLD["calendar"]["extra"])),
    ),
    lookup=look_up,
)


def field(name: str) -> dict[str, object]:
    return {"field": name}


def value(raw: object, kind: str | None = None) -> dict[str, object]:
    return {"value": raw} if kind is None else {"value": raw, "type": kind}


def op(name: str, *args: object) -> dict[str, object]:
    return {"op": name, "args": [arg if isinstance(arg, dict) else value(arg) for arg in args]}
