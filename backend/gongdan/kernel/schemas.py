"""Shapes shared by every HTTP body: strict input, output, a problem, a page."""

from __future__ import annotations

from ninja import Schema
from pydantic import ConfigDict


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
    facts: dict[str, object] = {}


class ProblemOut(Out):
    """Why a request was refused: a code for programs, a sentence for people, the facts behind it."""

    code: str
    message: str
    facts: dict[str, object] = {}


class PageOut(Out):
    """Where the next page begins; ``None`` at the end."""

    next_cursor: str | None = None
