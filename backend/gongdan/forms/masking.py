"""What is shown of an answer that not everybody may read whole."""

from __future__ import annotations

DOTS = "••••"
HOWS = ("all", "middle", "last4")


def masked(value: str, how: str = "all") -> str:
    """The words of an answer with what must not be seen replaced by dots.

    ``all`` leaves nothing, ``last4`` the last four characters, ``middle`` a few at both ends; what
    is too short to hide anything that way is hidden whole.
    """
    if not value:
        return ""
    if how == "last4" and len(value) > 4:
        return DOTS + value[-4:]
    if how == "middle" and len(value) > 2:
        head, tail = _ends(len(value))
        return value[:head] + DOTS + (value[-tail:] if tail else "")
    return DOTS


def _ends(length: int) -> tuple[int, int]:
    """How much stays readable: three and four of a phone number, the first of a short name."""
    if length >= 11:
        return 3, 4
    return (1, 1) if length > 3 else (1, 0)
