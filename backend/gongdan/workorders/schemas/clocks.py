"""Shapes of what is said about promises."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from gongdan.kernel.schemas import In


class ArrivalIn(In):
    """Where one arrived, if that is worth saying."""

    place: Annotated[str, Field(max_length=200)] = ""


class HolidayTrialIn(In):
    """The text of a JSON, CSV or ICS file of holidays."""

    text: Annotated[str, Field(min_length=1, max_length=500_000)]
