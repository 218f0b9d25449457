"""Is this content of keyword sets sound?"""

from __future__ import annotations

from collections.abc import Mapping

from gongdan.rules.shape import Check, Shape

MOST_WORDS = 500


def check_keywords(shape: Shape, content: object) -> None:
    """Every problem of a content of keyword sets."""
    required: Mapping[str, Check] = {
        "format": shape.integer(1, 1),
        "keyword_sets": shape.items(lambda raw, path: _set(shape, raw, path)),
        "threshold": shape.integer(0, 1000),
    }
    optional = {
        "margin_percent": shape.integer(0, 100),
        "tests": shape.items(shape.test),
        **shape.limits,
    }
    shape.fields(content, "", required, optional)


def _set(shape: Shape, raw: object, path: str) -> None:
    level = shape.integer(1, 3)
    words = shape.items(lambda word, place: _word(shape, word, place), least=1, most=MOST_WORDS)
    required: Mapping[str, Check] = {
        "key": shape.key,
        "category": shape.one_of(shape.known.categories, "unknown_category"),
        "words": words,
    }
    optional: Mapping[str, Check] = {
        "impact": level,
        "urgency": level,
        "negative": shape.items(shape.word, most=MOST_WORDS),
    }
    shape.fields(raw, path, required, optional)
    _no_word_twice(shape, raw, path)


def _word(shape: Shape, raw: object, path: str) -> None:
    shape.fields(raw, path, {"word": shape.word, "weight": shape.integer(1, 100)})


def _no_word_twice(shape: Shape, raw: object, path: str) -> None:
    """A word that stands twice would not say which weight it has."""
    words = raw.get("words") if isinstance(raw, dict) else None
    seen: set[str] = set()
    for place, one in enumerate(words if isinstance(words, list) else []):
        word = str(one.get("word")) if isinstance(one, dict) else ""
        if word and word in seen:
            shape.note(f"{path}.words.{place}.word", "duplicate_word", word=word)
        seen.add(word)
