"""Shapes of the HTTP bodies."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from gongdan.kernel.schemas import In, Out

Id = Annotated[int, Field(ge=1, le=2**63 - 1)]
State = Literal["waiting", "sent", "failed", "dismissed"]


class DeliveryQuery(In):
    """Which deliveries."""

    state: State = "failed"
    kind: Annotated[str, Field(max_length=20)] = ""
    cursor: Annotated[str, Field(max_length=400)] = ""
    limit: Annotated[int, Field(ge=1, le=100)] = 50


class RetryIn(In):
    """Which dead letters to try again: some, or all."""

    ids: Annotated[list[Id], Field(min_length=1, max_length=500)] | None = None
    all: Literal[True] | None = None

    @model_validator(mode="after")
    def one_of_both(self) -> Self:
        """Exactly one of the two must be said."""
        if (self.ids is None) == (self.all is None):
            raise ValueError("ids or all")
        return self


class DismissIn(In):
    """Which dead letters need not arrive."""

    ids: Annotated[list[Id], Field(min_length=1, max_length=500)]


class HandledOut(Out):
    """How many were changed."""

    count: int
