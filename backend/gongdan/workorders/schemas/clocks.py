"""Shapes of what is said about promises."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from gongdan.kernel.schemas import In


class ArrivalIn(In):
    """Where one arrived, if that is worth saying."""

    place: Annotated[str, Field(max_length=200)] = ""
