"""File names made safe to show, to store and to save again."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 200
NAMELESS = "file"
# Control characters, and the marks that turn the reading direction to hide an extension.
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
FORBIDDEN = re.compile(r'[<>:"|?*]')


def safe_name(raw: str) -> str:
    """The last part of a name, composed, without unseen characters, not longer than kept."""
    last = raw.replace("\\", "/").rsplit("/", 1)[-1]
    seen = UNSEEN.sub("", last).encode("utf-8", "ignore").decode()
    text = FORBIDDEN.sub("_", unicodedata.normalize("NFC", seen)).strip(" .")
    return _shortened(text).strip(" .") or NAMELESS


def extension(name: str) -> str:
    """What follows the last dot, in lower case."""
    _, dot, last = name.rpartition(".")
    return last.lower() if dot else ""


def _shortened(name: str) -> str:
    if len(name) <= LONGEST:
        return name
    ending = extension(name)[:20]
    kept = LONGEST - len(ending) - 1
    return f"{name[:kept]}.{ending}" if ending else name[:LONGEST]
