"""Shapes of saved views."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from gongdan.kernel.schemas import In, Out


class ViewIn(In):
    """A list's filters and sort under a name."""

    name: Annotated[str, Field(min_length=1, max_length=80)]
    query: dict[str, str | int | bool | list[str] | None]
    is_shared: bool = False
    subject: Annotated[str, Field(max_length=40)] = "work_order"


class ViewOut(Out):
    """A list as somebody wants to see it again."""

    id: int
    name: str
    query: dict[str, object]
    is_shared: bool
    is_own: bool
