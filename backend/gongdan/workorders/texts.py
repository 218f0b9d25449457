"""What people write, made safe to keep: composed characters, no control characters, a limit."""

from __future__ import annotations

import re
import unicodedata

from gongdan.kernel.errors import InvalidInput, Problem
from gongdan.workorders.errors import TextTooLong

LONGEST_TITLE = 200
LONGEST_TEXT = 20_000
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def clean(raw: str, *, what: str, limit: int) -> str:
    """Running text: composed, trimmed; refused when too long or with control characters."""
    text = unicodedata.normalize("NFC", raw.replace("\r\n", "\n")).strip()
    if _CONTROL.search(text):
        raise InvalidInput(problems=[Problem(path=what, code="workorders.control_characters")])
    if len(text) > limit:
        raise TextTooLong(what=what, limit=limit)
    return text


def clean_line(raw: str, *, what: str, limit: int) -> str:
    """One line of text: line breaks and runs of spaces become one space."""
    return clean(" ".join(raw.split()), what=what, limit=limit)


def clean_title(raw: str) -> str:
    """One line, not empty, at most 200 characters."""
    title = clean_line(raw, what="title", limit=LONGEST_TITLE)
    if not title:
        raise InvalidInput(problems=[Problem(path="title", code="workorders.title_needed")])
    return title


def clean_text(raw: str, *, what: str) -> str:
    """Running text of at most 20,000 characters."""
    return clean(raw, what=what, limit=LONGEST_TEXT)
