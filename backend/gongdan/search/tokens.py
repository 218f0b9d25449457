"""Cutting texts for the index: neighboring characters in Chinese, words elsewhere."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST_TEXT = 50_000
LONGEST_WORD = 60
# Ideographs with their extensions, kana and Hangul: written without spaces between words.
_CHINESE = (
    "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\U00020000-\U000323af"
)
_PIECES = re.compile(rf"(?P<chinese>[{_CHINESE}]+)|(?P<word>(?:(?![{_CHINESE}])[^\W_])+)")
# Inside inv2026001 the number is looked for as well.
_NUMBERED = re.compile(r"(?<=[^\W\d])\d{1,60}")


@dataclass(frozen=True)
class Term:
    """One part of a query: what must be in the text, and the tokens that find it quickly."""

    text: str
    pairs: frozenset[str]
    words: frozenset[str]


def fold(text: str) -> str:
    """The text as it is compared: full-width as half-width, capitals as small, spaces as one."""
    plain = unicodedata.normalize("NFKC", text.replace("\x00", "")).casefold()
    return " ".join(unicodedata.normalize("NFKC", plain).split())


def tokens(folded: str) -> list[str]:
    """The tokens of a folded text, each once."""
    return sorted(set(_tokens(folded)))


def terms(query: str) -> list[Term]:
    """The parts of a query, divided by spaces, all of which must be found."""
    return [_term(text) for text in dict.fromkeys(fold(query).split())]


def _tokens(folded: str) -> Iterator[str]:
    for piece in _PIECES.finditer(folded):
        run = piece.group()
        if piece.lastgroup == "chinese":
            yield from _pairs(run)
        else:
            yield run[:LONGEST_WORD]
            yield from _NUMBERED.findall(run)


def _pairs(run: str) -> Iterator[str]:
    return (run[index : index + 2] for index in range(len(run) - 1))


def _term(text: str) -> Term:
    found = list(_PIECES.finditer(text))
    chinese = [piece.group() for piece in found if piece.lastgroup == "chinese"]
    words = [piece.group()[:LONGEST_WORD] for piece in found if piece.lastgroup == "word"]
    return Term(
        text=text,
        pairs=frozenset(pair for run in chinese for pair in _pairs(run)),
        words=frozenset(words),
    )
