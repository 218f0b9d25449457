"""A rule set's content in one version, as the engines take it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

Purpose = Literal["classify", "priority", "dispatch", "triggers"]
PURPOSES: tuple[Purpose, ...] = get_args(Purpose)
Content = Mapping[str, object]


def as_purpose(raw: str) -> Purpose:
    """The purpose of this name."""
    return next(purpose for purpose in PURPOSES if purpose == raw)


@dataclass(frozen=True)
class Published:
    """One version of a rule set; ``no`` 0 and ``id`` 0 are a draft being tried.

    ``kept`` holds what was made out of the content once, so that deciding costs only deciding.
    """

    id: int
    application: str
    purpose: Purpose
    no: int
    content: Content
    published_by: Mapping[str, object] | None = None
    kept: dict[str, object] = field(default_factory=dict, compare=False, repr=False)

    def as_dict(self) -> dict[str, object]:
        """Which version decided, to be stored with what it decided."""
        return {"id": self.id, "application": self.application, "no": self.no}
