"""Shapes of what builders send for hooks, and what a call is answered."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, JsonValue

from gongdan.channels.commands.hooks import HookFacts
from gongdan.channels.queries.hooks import HookValue
from gongdan.kernel.schemas import In, Out


class HookFactsIn(In):
    """What a hook is called, for whom it files, what it reads of a body, and how it checks."""

    name: dict[str, str]
    requester_id: int
    content: dict[str, JsonValue]
    check_by: Literal["signature", "bearer"] = "signature"
    per_hour: int = Field(60, ge=1, le=10_000)

    def as_facts(self) -> HookFacts:
        """The same as the command takes it."""
        return HookFacts(
            name=self.name,
            requester_id=self.requester_id,
            content=self.content,
            check_by=self.check_by,
            per_hour=self.per_hour,
        )


class HookNewIn(HookFactsIn):
    """A new hook, to a type of work orders."""

    code: str


class HookChangeIn(HookFactsIn):
    """A hook said anew."""

    is_open: bool
    rev: int


class HookTrialIn(In):
    """A body to try, by what is being edited."""

    code: str
    content: dict[str, JsonValue]
    body: JsonValue


class HookOpenedOut(Out):
    """A hook with its secret, which is never shown again."""

    hook: HookValue
    secret: str


class HookAnswersOut(Out):
    """The answers a hook may give, with their types."""

    types: dict[str, str]
