"""Shapes shared by every HTTP body: strict input, output, a problem, a page."""

from __future__ import annotations

from ninja import Schema
from pydantic import ConfigDict, Field


class In(Schema):
    """Input: nothing is guessed, nothing extra is taken."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class Out(Schema):
    """Output."""

    model_config = ConfigDict(from_attributes=True)


class ProblemDetail(Out):
    """One thing wrong with one input."""

    path: str
    code: str
    facts: dict[str, object] = Field(default_factory=dict)


class ProblemOut(Out):
    """Why a request was refused: a code for programs, a sentence for people, facts."""

    code: str
    message: str
    facts: dict[str, object] = Field(default_factory=dict)


class PageOut(Out):
    """Where the next page begins; ``None`` at the end."""

    next_cursor: str | None = None
