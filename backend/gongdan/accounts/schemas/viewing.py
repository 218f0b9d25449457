"""Shapes of looking through somebody else's eyes."""

from __future__ import annotations

from gongdan.kernel.schemas import In


class ViewingIn(In):
    """Through whose eyes."""

    person_id: int
