"""Shapes of taking running work to another version."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from gongdan.kernel.schemas import In

StepKey = Annotated[str, Field(max_length=200)]
No = Annotated[int, Field(ge=1, le=1_000_000)]


class MoveTrialIn(In):
    """From which version to which; an empty target takes a step out of the plan."""

    from_no: No
    to_no: No
    mapping: dict[StepKey, StepKey] = Field(default_factory=dict, max_length=1000)


class MoveIn(MoveTrialIn):
    """The same in earnest: all runs of it, or those named."""

    instance_ids: Annotated[list[int] | None, Field(max_length=10_000)] = None
    reason: Annotated[str, Field(max_length=400)] = ""
