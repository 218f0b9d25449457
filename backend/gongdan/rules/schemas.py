"""Shapes of rule sets over HTTP."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field

from gongdan.kernel.schemas import In, Out, ProblemDetail
from gongdan.kernel.texts import Text
from gongdan.rules.published import Purpose


class DraftIn(In):
    """A draft's content, and the revision it was made from (0: there was none)."""

    content: dict[str, object]
    rev: int = Field(ge=0)


class PublicationIn(In):
    """Which revision of the draft is to be published."""

    rev: int = Field(ge=1)


class ShadowIn(In):
    """Which revision of the draft is to decide as a shadow, and for how long."""

    rev: int = Field(ge=1)
    days: int = Field(ge=1, le=30)


class CurrentIn(In):
    """Which earlier version is to hold again."""

    no: int = Field(ge=1)


class TrialIn(In):
    """A request to try out; facts that are known beside its words may be added."""

    application: str = Field("", max_length=40)
    title: str = Field("", max_length=500)
    text: str = Field("", max_length=20_000)
    facts: dict[str, str | int | bool | None] = Field(default_factory=dict)
    with_drafts: bool = False


class RevisionOut(Out):
    """The draft's new revision."""

    rev: int


class VersionOut(Out):
    """The version that holds now."""

    no: int


class ConflictOut(Out):
    """Two rules that may run at the same moment and write the same field."""

    field: str
    one: str
    other: str
    beside: str | None
    other_name: Text | None


class DraftOut(Out):
    """The draft, what keeps it from being published, and what is only warned of."""

    content: dict[str, object]
    rev: int
    problems: list[ProblemDetail]
    conflicts: list[ConflictOut]
    needs_two: bool
    asked_at: datetime | None
    asked_by: dict[str, object] | None


class VersionSummaryOut(Out):
    """One version of a rule set."""

    no: int
    state: Literal["published", "retired", "shadow"]
    published_at: datetime | None
    published_by: dict[str, object] | None
    shadow_until: datetime | None
    asked_by: dict[str, object] | None


class RuleSetSummaryOut(Out):
    """A rule set in a list."""

    application: str
    purpose: Purpose
    name: Text
    no: int | None
    published_at: datetime | None
    has_draft: bool


class RuleSetsOut(Out):
    """The rule sets the caller may change."""

    items: list[RuleSetSummaryOut]


class WantedBackOut(Out):
    """An earlier version that a second person is asked to let hold again."""

    no: int
    at: datetime
    by: dict[str, object]


class RuleSetOut(Out):
    """A rule set with its draft and versions."""

    application: str
    purpose: Purpose
    name: Text
    content: dict[str, object] | None
    draft: DraftOut | None
    versions: list[VersionSummaryOut]
    switched_off: dict[str, object]
    needs_two: bool
    wanted_back: WantedBackOut | None


class ContentOut(Out):
    """What one version says."""

    no: int
    content: dict[str, object]


class ChangeOut(Out):
    """One value that differs."""

    path: str
    before: object
    after: object


class DifferencesOut(Out):
    """What changed between two versions."""

    items: list[ChangeOut]


class FactOut(Out):
    """Something a condition may ask about."""

    key: str
    type: str


class FactsOut(Out):
    """Everything a condition may ask about."""

    items: list[FactOut]


class TrialOut(Out):
    """What would be decided, each decision with its reasons; nothing was changed."""

    category: str | None
    type: str | None
    impact: int | None
    urgency: int | None
    priority: int | None
    team: str | None
    strategy: str | None
    classification: dict[str, object] | None
    grading: dict[str, object] | None
    route: dict[str, object] | None
