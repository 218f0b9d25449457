"""Shapes of saved views."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, JsonValue

from gongdan.kernel.schemas import In, Out

Kind = Literal["grid", "board", "calendar", "gallery", "timeline", "chart"]
Scope = Literal["private", "team", "everyone"]


class ViewIn(In):
    """A list's filters, sort, columns and grouping under a name; shared is for everyone."""

    name: Annotated[str, Field(min_length=1, max_length=80)]
    query: dict[str, JsonValue]
    is_shared: bool = False
    subject: Annotated[str, Field(max_length=60)] = "work_order"
    kind: Kind = "grid"
    scope: Scope | None = None
    team_id: int | None = None


class ViewOut(Out):
    """A list as somebody wants to see it again."""

    id: int
    name: str
    query: dict[str, JsonValue]
    is_shared: bool
    is_own: bool
    kind: str
    scope: str
    team_id: int | None
