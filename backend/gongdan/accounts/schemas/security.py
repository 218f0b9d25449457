"""Bodies about second steps."""

from __future__ import annotations

from gongdan.kernel.schemas import In


class SecondStepIn(In):
    """Whether holders of a role need a second step."""

    is_needed: bool
