"""The lines shown under a search result: the words found, marked, with what stands around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gongdan.search.tokens import fold

BEFORE = 20
LONGEST = 80

Mark = tuple[int, int]


@dataclass(frozen=True)
class Excerpt:
    """A piece of a text and where in it the words are, as pairs of start and end."""

    text: str
    marks: tuple[Mark, ...]


def excerpt(body: str, words: Iterable[str]) -> Excerpt:
    """The piece of a text around the first word found."""
    marks = joined(mark for word in words for mark in places(body, word))
    first = marks[0][0] if marks else 0
    start = max(0, first - BEFORE)
    end = min(len(body), start + LONGEST)
    inside = tuple((a - start, min(b, end) - start) for a, b in marks if start <= a < end)
    return Excerpt(text=body[start:end], marks=inside)


def places(body: str, word: str) -> Iterator[Mark]:
    """Where a folded word stands in a text as it was written."""
    folded, origins = _folded_with_origins(body)
    at = folded.find(word)
    while word and at >= 0:
        yield origins[at], origins[at + len(word) - 1] + 1
        at = folded.find(word, at + len(word))


def joined(marks: Iterable[Mark]) -> list[Mark]:
    """Marks in order, those that touch made one."""
    result: list[Mark] = []
    for start, end in sorted(marks):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def _folded_with_origins(body: str) -> tuple[str, list[int]]:
    folded: list[str] = []
    origins: list[int] = []
    for index, character in enumerate(body):
        piece = fold(character) or " "
        folded.append(piece)
        origins.extend([index] * len(piece))
    return "".join(folded), origins
