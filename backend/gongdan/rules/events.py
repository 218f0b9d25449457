"""What this module announces."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from gongdan.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class RuleSetDraftSaved(Event):
    """Somebody saved the draft of a rule set."""

    name: ClassVar[str] = "rules.draft_saved"
    application: str
    purpose: str
    rev: int


@dataclass(frozen=True, kw_only=True)
class RuleSetDraftDiscarded(Event):
    """Somebody threw the draft of a rule set away."""

    name: ClassVar[str] = "rules.draft_discarded"
    application: str
    purpose: str


@dataclass(frozen=True, kw_only=True)
class RuleSetPublished(Event):
    """A rule set's draft became the version that holds."""

    name: ClassVar[str] = "rules.published"
    application: str
    purpose: str
    version: int


@dataclass(frozen=True, kw_only=True)
class RuleSetRolledBack(Event):
    """A rule set's earlier version holds again, as a new version."""

    name: ClassVar[str] = "rules.rolled_back"
    application: str
    purpose: str
    version: int
    copy_of: int


@dataclass(frozen=True, kw_only=True)
class RuleSetWithdrawn(Event):
    """The rules of an application hold no longer."""

    name: ClassVar[str] = "rules.rule_set_withdrawn"
    application: str
    purpose: str


@dataclass(frozen=True, kw_only=True)
class RuleSetShadowed(Event):
    """A draft decides beside the version that holds for some days and does nothing."""

    name: ClassVar[str] = "rules.shadowed"
    application: str
    purpose: str
    version: int
    until: datetime


@dataclass(frozen=True, kw_only=True)
class ShadowEnded(Event):
    """A shadow decides no longer."""

    name: ClassVar[str] = "rules.shadow_ended"
    application: str
    purpose: str
    version: int


@dataclass(frozen=True, kw_only=True)
class RuleSwitchedOff(Event):
    """A rule ran away and switched itself off."""

    name: ClassVar[str] = "rules.switched_off"
    application: str
    purpose: str
    rule: str
    because: str


@dataclass(frozen=True, kw_only=True)
class RuleSwitchedOn(Event):
    """Somebody let a rule run again that had switched itself off."""

    name: ClassVar[str] = "rules.switched_on"
    application: str
    purpose: str
    rule: str


@dataclass(frozen=True, kw_only=True)
class ApprovalAsked(Event):
    """Somebody asked a second person to publish a draft."""

    name: ClassVar[str] = "rules.approval_asked"
    application: str
    purpose: str
    rev: int


@dataclass(frozen=True, kw_only=True)
class RollbackAsked(Event):
    """Somebody asked a second person to let an earlier version hold again."""

    name: ClassVar[str] = "rules.rollback_asked"
    application: str
    purpose: str
    version: int
