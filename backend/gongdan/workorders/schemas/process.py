"""Shapes of steering the process and of pools."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from gongdan.kernel.schemas import In


class SignalIn(In):
    """What happened outside."""

    event: Annotated[str, Field(min_length=1, max_length=60)]


class SuspensionIn(In):
    """Why it rests."""

    reason: Annotated[str, Field(min_length=1, max_length=400)]


class DispatchIn(In):
    """Who of the pool does it."""

    person_id: int
