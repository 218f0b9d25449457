"""What a conformance report is asked for."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from gongdan.reports.schemas import ReviewQuery

StepKey = Annotated[str, Field(min_length=1, max_length=200)]


class ConformanceQuery(ReviewQuery):
    """Which period and orders, which version, and whether the work is over."""

    no: Annotated[int | None, Field(ge=1)] = None
    ended: Literal["finished", "stopped", "running"] = "finished"


class ConformanceExportQuery(ConformanceQuery):
    """The same, as a file."""

    as_: Literal["csv", "xlsx"] = Field("csv", alias="as")
    language: Literal["zh-CN", "en"] = "zh-CN"


class OrdersBehindQuery(ConformanceQuery):
    """Which number is opened."""

    step: StepKey
    what: Literal["passed", "skipped", "not_taken", "open", "late", "repeated"]
