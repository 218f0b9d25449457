"""Conditions between our trees and the texts other tools write (FEEL and EL, their common part)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

Tree = Mapping[str, object]

ANSWER: Final = "answers."
WRAPPED = re.compile(r"^\s*[$#]\{(.*)\}\s*$|^\s*=(?!=)(.*)$", re.DOTALL)
TOKEN = re.compile(
    r"""\s*(?:
    (?P<number>\d+(?:\.\d+)?)
  | (?P<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')
  | (?P<sign>==|!=|<>|>=|<=|&&|\|\||[=<>!()])
  | (?P<name>[^\W\d]\w*(?:\.[^\W\d]\w*)*)
    )""",
    re.VERBOSE,
)
COMPARISONS: Final = {
    "=": "=",
    "==": "=",
    "eq": "=",
    "!=": "!=",
    "<>": "!=",
    "ne": "!=",
    "<": "<",
    "lt": "<",
    "<=": "<=",
    "le": "<=",
    ">": ">",
    "gt": ">",
    ">=": ">=",
    "ge": ">=",
}
CONSTANTS: Final[Mapping[str, object]] = {"true": True, "false": False, "null": None}
JOINS: Final = {"and": "and", "&&": "and", "or": "or", "||": "or"}
DEEPEST: Final = 40


class Unclear(Exception):
    """The text is not in the part of the languages that is understood."""


def tree_of(text: str) -> Tree:
    """The condition a text says; ``Unclear`` when it says more than comparisons, and, or, not."""
    wrapped = WRAPPED.match(text)
    inner = text if wrapped is None else (wrapped[1] or wrapped[2] or "")
    reading = _Reading(_tokens(inner))
    tree = reading.either(0)
    if reading.left:
        raise Unclear(text)
    return tree


def _tokens(text: str) -> list[tuple[str, str]]:
    tokens: list[tuple[str, str]] = []
    place, text = 0, text.rstrip()
    while place < len(text):
        found = TOKEN.match(text, place)
        if found is None or found.lastgroup is None:
            raise Unclear(text)
        tokens.append((found.lastgroup, found[found.lastgroup]))
        place = found.end()
    return tokens


class _Reading:
    def __init__(self, tokens: Sequence[tuple[str, str]]) -> None:
        self.left = list(tokens)

    def either(self, depth: int) -> Tree:
        return self._chain("or", self.both, depth)

    def both(self, depth: int) -> Tree:
        return self._chain("and", self.one, depth)

    def _chain(self, word: str, part: object, depth: int) -> Tree:
        if depth > DEEPEST or not callable(part):
            raise Unclear(word)
        parts = [part(depth + 1)]
        while self.left and JOINS.get(self.left[0][1]) == word:
            self.left.pop(0)
            parts.append(part(depth + 1))
        return parts[0] if len(parts) == 1 else {"op": word, "args": parts}

    def one(self, depth: int) -> Tree:
        if self._is_next("!", "not"):
            return {"op": "not", "args": [self.one(depth + 1)]}
        if self._is_next("("):
            inner = self.either(depth + 1)
            if not self._is_next(")"):
                raise Unclear(")")
            return inner
        left = self._operand()
        if self.left and self.left[0][1] in COMPARISONS:
            sign = COMPARISONS[self.left.pop(0)[1]]
            return {"op": sign, "args": [left, self._operand()]}
        return left if "value" in left else {"op": "=", "args": [left, {"value": True}]}

    def _is_next(self, *words: str) -> bool:
        if self.left and self.left[0][0] != "text" and self.left[0][1] in words:
            self.left.pop(0)
            return True
        return False

    def _operand(self) -> Tree:
        if not self.left:
            raise Unclear("")
        kind, text = self.left.pop(0)
        if kind == "number":
            return {"value": float(text) if "." in text else int(text)}
        if kind == "text":
            return {"value": re.sub(r"\\(.)", r"\1", text[1:-1])}
        if kind == "name" and text not in JOINS and text not in COMPARISONS:
            if text in CONSTANTS:
                return {"value": CONSTANTS[text]}
            return {"field": text if text.startswith(ANSWER) else ANSWER + text}
        raise Unclear(text)


def text_of(tree: object) -> str:
    """A tree as a text somebody can read in another tool; ours stays beside it."""
    if not isinstance(tree, Mapping):
        return ""
    if "field" in tree:
        return str(tree["field"])
    if "value" in tree:
        return _literal(tree["value"])
    op, args = str(tree.get("op", "")), tree.get("args")
    parts = [text_of(one) for one in args] if isinstance(args, list) else []
    if op in ("and", "or"):
        return "(" + f" {op} ".join(parts) + ")"
    if op in COMPARISONS.values() and len(parts) == 2:
        return f"{parts[0]} {op} {parts[1]}"
    return f"{op}({', '.join(parts)})"


def _literal(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "null"
    if isinstance(value, int | float):
        return str(value)
    return '"' + str(value).replace("\\", "\\\\").replace('"', '\\"') + '"'
