"""Expressions in short, and the shared vectors."""

from __future__ import annotations

import json
from pathlib import Path

from gongdan.expressions.values import Type

Tree = dict[str, object]
Row = dict[str, object]
Vector = dict[str, object]

VECTORS_FILE = Path(__file__).parents[4] / "vectors" / "expr.jsonl"
_LINES = [json.loads(line) for line in VECTORS_FILE.read_text(encoding="utf-8").splitlines()]
TYPES: dict[str, Type] = _LINES[0]["types"]
VECTORS: list[dict[str, object]] = _LINES[1:]


def field(name: str) -> dict[str, object]:
    return {"field": name}


def value(raw: object, kind: str | None = None) -> dict[str, object]:
    return {"value": raw} if kind is None else {"value": raw, "type": kind}


def op(name: str, *args: object) -> dict[str, object]:
    return {"op": name, "args": [arg if isinstance(arg, dict) else value(arg) for arg in args]}
