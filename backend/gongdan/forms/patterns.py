"""Patterns of numbers, such as ``KH-{YYYY}{MM}-{seq:4}``."""

from __future__ import annotations

import re

LONGEST = 80
_PART = re.compile(r"\{(?:YYYY|YY|MM|DD|(?P<seq>seq:[1-9]))\}")


def is_pattern(value: object) -> bool:
    """Whether a text has exactly one running number and braces nowhere else."""
    if not isinstance(value, str) or not 1 <= len(value) <= LONGEST:
        return False
    running = [part for part in _PART.finditer(value) if part["seq"]]
    rest = _PART.sub("", value)
    return len(running) == 1 and not set(rest) & set("{}") and rest.isprintable()


def covers_reset(pattern: str, reset: str) -> bool:
    """Whether numbers differ from one period to the next although counting begins again."""
    needed = {"year": ("YY",), "month": ("YY", "MM"), "day": ("YY", "MM", "DD")}.get(reset, ())
    return all("{" + part in pattern for part in needed)
