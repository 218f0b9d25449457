"""What happens to filled-in forms and their storage."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from gongdan.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class RecordChanged(Event):
    """Answers were changed; before and after of each."""

    name: ClassVar[str] = "records.changed"
    changes: dict[str, dict[str, object]]


@dataclass(frozen=True, kw_only=True)
class RecordCreated(Event):
    """A record was made; what it said first follows from what it says and what was changed."""

    name: ClassVar[str] = "records.created"
    record_type: str
    number: str
    title: str


@dataclass(frozen=True, kw_only=True)
class RecordDeleted(Event):
    """A record went into the recycle bin."""

    name: ClassVar[str] = "records.deleted"
    record_type: str
    number: str
    title: str


@dataclass(frozen=True, kw_only=True)
class RecordRestored(Event):
    """A record came back out of the recycle bin."""

    name: ClassVar[str] = "records.restored"
    record_type: str
    number: str
    title: str


@dataclass(frozen=True, kw_only=True)
class RecordPurged(Event):
    """A record was removed for good; only its history stays."""

    name: ClassVar[str] = "records.purged"
    record_type: str
    number: str
    title: str


@dataclass(frozen=True, kw_only=True)
class RecordRevealed(Event):
    """A sensitive answer was shown whole."""

    name: ClassVar[str] = "records.revealed"
    record_type: str
    field: str


@dataclass(frozen=True, kw_only=True)
class StoragePrepared(Event):
    """A form got its own partition."""

    name: ClassVar[str] = "records.storage_prepared"
    table: str


@dataclass(frozen=True, kw_only=True)
class IndexesBuilt(Event):
    """Indexes of a form were made or taken away, or could not be made."""

    name: ClassVar[str] = "records.indexes_built"
    made: list[str]
    dropped: list[str]
    failed: list[str]


@dataclass(frozen=True, kw_only=True)
class ViewSaved(Event):
    """A list was kept under a name."""

    name: ClassVar[str] = "records.view_saved"
    subject: str
    title: str
    is_shared: bool
    is_new: bool
    kind: str = "grid"
    scope: str = "private"


@dataclass(frozen=True, kw_only=True)
class ViewRemoved(Event):
    """A kept list was forgotten."""

    name: ClassVar[str] = "records.view_removed"
    subject: str
    title: str


@dataclass(frozen=True, kw_only=True)
class ImportBegun(Event):
    """A table was given to be taken over as records."""

    name: ClassVar[str] = "records.import_begun"
    record_type: str
    file_name: str


@dataclass(frozen=True, kw_only=True)
class ImportAsked(Event):
    """A table is to be tried, or taken over for good."""

    name: ClassVar[str] = "records.import_asked"
    is_trial: bool


@dataclass(frozen=True, kw_only=True)
class ImportEnded(Event):
    """A table was gone through."""

    name: ClassVar[str] = "records.import_ended"
    state: str
    counts: dict[str, int]


@dataclass(frozen=True, kw_only=True)
class BulkRunAsked(Event):
    """The same is to be done to every record of a list, or tried."""

    name: ClassVar[str] = "records.bulk_run_asked"
    record_type: str
    act: str
    total: int
    is_trial: bool


@dataclass(frozen=True, kw_only=True)
class BulkRunEnded(Event):
    """Every record of a list was gone through, or somebody put an end to it."""

    name: ClassVar[str] = "records.bulk_run_ended"
    state: str
    counts: dict[str, int]


@dataclass(frozen=True, kw_only=True)
class FieldWorkBegun(Event):
    """A form's records are gone through for one field."""

    name: ClassVar[str] = "records.fieldwork_begun"
    field: str
    kind: str
    about: dict[str, object]


@dataclass(frozen=True, kw_only=True)
class FieldWorkEnded(Event):
    """All of a form's records were gone through for one field."""

    name: ClassVar[str] = "records.fieldwork_ended"
    field: str
    kind: str
    counts: dict[str, int]


@dataclass(frozen=True, kw_only=True)
class RecordRuleRan(Event):
    """A rule ran on a record: which, and because of what."""

    name: ClassVar[str] = "records.rule_ran"
    rule: str
    rule_name: dict[str, str]
    because: str
    run_id: int


@dataclass(frozen=True, kw_only=True)
class RecordRuleTold(Event):
    """A rule tells people something of a record."""

    name: ClassVar[str] = "records.rule_told"
    record_type: str
    title: str
    person_ids: list[int]
    text: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class RecordRuleRanAway(Event):
    """A rule wrote to a record too often and was switched off; its owner should look at it."""

    name: ClassVar[str] = "records.rule_ran_away"
    record_type: str
    title: str
    rule: str
    rule_name: dict[str, str]
    owner_id: int | None
    most: int


@dataclass(frozen=True, kw_only=True)
class RecordRuleCalled(Event):
    """A rule told another system of a record."""

    name: ClassVar[str] = "records.rule_called"
    host: str


@dataclass(frozen=True, kw_only=True)
class OrderAsked(Event):
    """A rule filed a work order because of a record."""

    name: ClassVar[str] = "records.order_asked"
    number: str


@dataclass(frozen=True, kw_only=True)
class RecordButtonPressed(Event):
    """Somebody pressed a button that a rule put on a record."""

    name: ClassVar[str] = "records.button_pressed"
    label: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class RecordRuleScheduled(Event):
    """A scheduled rule was through with the records it was due for."""

    name: ClassVar[str] = "records.rule_scheduled"
    rule: str
    occasion: str
    ran: int


@dataclass(frozen=True, kw_only=True)
class RuleRunsThinned(Event):
    """The conditions behind what rules did with records were let go."""

    name: ClassVar[str] = "records.rule_runs_thinned"
    count: int
    before: datetime
