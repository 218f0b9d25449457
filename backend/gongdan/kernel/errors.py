"""Refusals: what the product says when it will not do something, as classes with a code."""

from __future__ import annotations

from inspect import cleandoc
from typing import ClassVar


class Refusal(Exception):
    """This is not possible now."""

    code: ClassVar[str] = "kernel.refused"
    status: ClassVar[int] = 409

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.message)

    @property
    def message(self) -> str:
        """The class's docstring with the facts filled in: an English sentence a person can read."""
        sentence = cleandoc(type(self).__doc__ or "")
        return sentence.format_map(_Facts(self.facts))


class _Facts(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "…"


class NotFound(Refusal):
    """{what} was not found."""

    code = "kernel.not_found"
    status = 404


class Forbidden(Refusal):
    """You may not do this."""

    code = "kernel.forbidden"
    status = 403


class SignInNeeded(Refusal):
    """Sign in first."""

    code = "kernel.sign_in"
    status = 401


class Stale(Refusal):
    """Somebody changed this in the meantime. Look at it again, then repeat what you did."""

    code = "kernel.stale"
    status = 409


class InvalidInput(Refusal):
    """Some of what was sent is not right."""

    code = "kernel.invalid"
    status = 422

    def __init__(self, *, problems: list[Problem] | None = None, **facts: object) -> None:
        self.problems = problems or []
        super().__init__(problems=[p.as_dict() for p in self.problems], **facts)


class Problem:
    """One thing wrong with one input: where (``path``), which rule (``code``) and its facts."""

    __slots__ = ("code", "facts", "path")

    def __init__(self, *, path: str, code: str, **facts: object) -> None:
        self.path, self.code, self.facts = path, code, facts

    def as_dict(self) -> dict[str, object]:
        """The problem as plain values for an answer over HTTP."""
        return {"path": self.path, "code": self.code, "facts": self.facts}

    def __repr__(self) -> str:
        return f"Problem({self.path}: {self.code} {self.facts})"
