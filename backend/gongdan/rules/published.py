"""A rule set's content in one version, as the engines take it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Literal, get_args

Purpose = Literal["keywords", "classify", "priority", "dispatch", "triggers", "records"]
PURPOSES: tuple[Purpose, ...] = get_args(Purpose)
# Rules that wait for something to happen: to orders, to records.
WAITING: Final[tuple[Purpose, ...]] = ("triggers", "records")
Content = Mapping[str, object]


def as_purpose(raw: str) -> Purpose:
    """The purpose of this name."""
    return next(purpose for purpose in PURPOSES if purpose == raw)


@dataclass(frozen=True)
class Published:
    """One version of a rule set; ``no`` 0 and ``id`` 0 are a draft being tried.

    ``words`` are the keyword sets that rules of classification weigh, a definition of their own.
    ``kept`` holds what was made out of the content once, so that deciding costs only deciding.
    """

    id: int
    application: str
    purpose: Purpose
    no: int
    content: Content
    published_by: Mapping[str, object] | None = None
    words: Published | None = None
    kept: dict[str, object] = field(default_factory=dict, compare=False, repr=False)

    def as_dict(self) -> dict[str, object]:
        """Which version decided, to be stored with what it decided."""
        return {"id": self.id, "application": self.application, "no": self.no}


def weighing(words: Published, rules: Published | None = None) -> Published:
    """Rules of classification that weigh these words; without rules the words alone decide."""
    if rules is not None:
        return replace(rules, words=words)
    none = {"format": 1, "rules": []}
    return Published(0, words.application, "classify", 0, none, words=words)
