"""Texts with places for facts in double braces."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from gongdan.kernel.texts import Text

PLACE: Final = re.compile(r"\{\{\s*([A-Za-z0-9_.]+)\s*\}\}")


def filled(template: Mapping[str, str], fact: Callable[[str], object]) -> Text:
    """A template with facts in its places, in each language."""
    return {
        language: PLACE.sub(lambda place: said(fact(place.group(1))), words)
        for language, words in template.items()
    }


def said(value: object) -> str:
    """A fact as words: nothing where it is not known."""
    if isinstance(value, list | tuple):
        return ", ".join(str(one) for one in value)
    return "" if value is None else str(value)
