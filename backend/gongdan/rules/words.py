"""Keyword sets apart from the rules that weigh them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, cast

from gongdan.rules.published import Content

WORDS: Final = ("keyword_sets", "threshold", "margin_percent")


def without_words(content: Content) -> dict[str, object]:
    """Rules of classification as they are kept now, also if they were made with words inside."""
    return {name: value for name, value in content.items() if name not in WORDS}


def apart(sets: Mapping[str, object]) -> dict[str, object]:
    """Rule sets by purpose in which words that lie inside the rules are a set of their own."""
    rules = cast("Content", sets.get("classify") or {})
    if "keyword_sets" not in rules:
        return dict(sets)
    words = {name: rules[name] for name in WORDS if name in rules}
    own = {"keywords": {"format": 1, "threshold": 2, **words}} if rules["keyword_sets"] else {}
    return {**own, **sets, "classify": without_words(rules)}
