"""What is asked to be done to whole lists of records."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, JsonValue

from gongdan.kernel.schemas import In


class BulkRunNewIn(In):
    """What becomes of every record of a list; ``filter`` is a condition as JSON."""

    act: Literal["change", "delete"] = "change"
    answers: dict[str, JsonValue] = Field(default_factory=dict)
    filter: str = ""
    q: str = ""
    is_trial: bool = True


class BulkRunIn(In):
    """A trial keeps nothing."""

    is_trial: bool = False
