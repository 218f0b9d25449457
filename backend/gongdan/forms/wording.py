"""A builder's own pattern for text: only what every reader understands and none runs away on."""

from __future__ import annotations

import re
from functools import lru_cache

LONGEST = 200
MOST_OPEN = 3
_UNKNOWN = re.compile(r"\(\?(?!:)|\\[0-9pPkKZAzGQEXRb<>]")
_REPEATS = re.compile(r"(?<!\\)(?:\\\\)*(?P<sign>[*+]|\{[0-9]+,[0-9]*\})")
_REPEATED_GROUP = re.compile(r"\)(?:[*+]|\{[0-9]+(?:,[0-9]*)?\})")


def is_safe_pattern(value: object) -> bool:
    """Whether a text is a pattern without look-around, references or repeated repeats."""
    if not isinstance(value, str) or not 1 <= len(value) <= LONGEST or _UNKNOWN.search(value):
        return False
    try:
        re.compile(value)
    except (re.error, OverflowError):
        return False
    bare = re.sub(r"\\.|\[(?:\\.|[^\]\\])*\]", "x", value)
    if len(_REPEATS.findall(bare)) > MOST_OPEN:
        return False
    return not (_REPEATED_GROUP.search(bare) and _has_open_group(bare))


def fits(pattern: str, text: str) -> bool:
    """Whether the whole text is as the pattern says."""
    return _compiled(pattern).fullmatch(text) is not None


def _has_open_group(bare: str) -> bool:
    """Whether a group that is repeated holds something repeated or chosen itself."""
    opened: list[int] = []
    for place, letter in enumerate(bare):
        if letter == "(":
            opened.append(place)
        elif letter == ")" and opened:
            inside = bare[opened.pop() + 1 : place].removeprefix("?:")
            if _REPEATED_GROUP.match(bare, place) and re.search(r"[*+?{|]", inside):
                return True
    return False


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
