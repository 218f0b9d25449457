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


class RedirectionIn(In):
    """From where the work is taken, where to, and why."""

    step: Annotated[str, Field(min_length=1, max_length=200)]
    target: Annotated[str, Field(min_length=1, max_length=200)]
    reason: Annotated[str, Field(min_length=1, max_length=400)]


class DispatchIn(In):
    """Who of the pool does it."""

    person_id: int
