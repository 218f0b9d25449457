"""Shapes of records over HTTP."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, JsonValue

from gongdan.expressions import Expression
from gongdan.kernel.schemas import In, Out, PageOut, ProblemDetail
from gongdan.kernel.texts import Text
from gongdan.records.commands.bulk import Outcome


class RecordNewIn(In):
    """A new record: answers by field code or id; parameters of the page's address."""

    answers: dict[str, JsonValue]
    parameters: dict[str, str] = Field(default_factory=dict)


class RecordChangeIn(In):
    """Answers to change; ``rev`` is the revision they were read from."""

    answers: dict[str, JsonValue]
    rev: int | None = None


class RecordBulkIn(In):
    """The same change to many records; a trial only says what it would do."""

    ids: Annotated[list[int], Field(min_length=1, max_length=1000)]
    answers: Annotated[dict[str, JsonValue], Field(min_length=1)]
    is_trial: bool = True


class RevealIn(In):
    """The field to be shown whole."""

    field: str


class EqualIn(In):
    """A field and what it must equal; ``type`` says what text means."""

    field: str
    value: str | bool | int
    type: Literal["text", "number", "date", "datetime", "boolean"] | None = None

    def literal(self) -> Expression:
        """What it must equal, as an expression."""
        return {"value": self.value} | ({"type": self.type} if self.type else {})


class LinkageIn(In):
    """Which records fit, and which of their answers are wanted."""

    match: Annotated[list[EqualIn], Field(min_length=1, max_length=10)]
    take: Annotated[list[str], Field(max_length=50)] = Field(default_factory=list)


class RowOut(Out):
    """A record in a list; ``answers`` and ``texts`` are keyed by the fields' codes."""

    id: int
    number: str
    title: str
    rev: int
    answers: dict[str, JsonValue]
    texts: dict[str, str]
    masked: list[str]
    created_at: datetime
    created_by: str
    updated_at: datetime
    updated_by: str


class RowsOut(PageOut):
    """One page of records."""

    items: list[RowOut]


class CountOut(Out):
    """How many; capped when there are more than are worth counting."""

    count: int
    is_capped: bool


class IdsOut(Out):
    """Ids in a list's order; capped when there are more than may be handled together."""

    ids: list[int]
    is_capped: bool


class RecordGroupOut(Out):
    """One group; fewer keys than levels is a subtotal, none at all the whole."""

    keys: list[str | None]
    texts: list[str]
    count: int
    measures: list[str | None]


class GroupsOut(Out):
    """The groups with their subtotals."""

    items: list[RecordGroupOut]


class LinkedRecordOut(Out):
    """A record at the other end of a link."""

    id: int
    number: str
    title: str


class LinkedOut(Out):
    """Records of one type linked by one field."""

    field: str
    label: Text
    record_type: str
    type_name: Text
    records: list[LinkedRecordOut]
    count: int


class RecordHolderOut(Out):
    """A work order that is linked to a record."""

    kind: str
    kind_name: Text
    number: str
    title: str
    status: str


class RecordOut(Out):
    """A record as its page shows it."""

    row: RowOut
    form_version_id: int
    access: dict[str, str]
    may_edit: bool
    may_delete: bool
    links: list[LinkedOut]
    back_links: list[LinkedOut]
    holders: list[RecordHolderOut]


class ChangedFieldOut(Out):
    """What one answer was and became."""

    code: str
    label: Text
    before: str
    after: str
    is_masked: bool


class HappenedOut(Out):
    """One line of a record's history."""

    at: datetime
    by: str
    event: str
    changes: list[ChangedFieldOut]


class RecordHistoryOut(Out):
    """A record's history, newest first."""

    items: list[HappenedOut]


class OutcomeOut(Out):
    """What a change does to one record, or why it is refused."""

    id: int
    title: str
    changed: list[str]
    problems: list[ProblemDetail]


class OutcomesOut(Out):
    """What a change does to each record."""

    items: list[OutcomeOut]


class RevealedOut(Out):
    """A sensitive answer, whole."""

    value: JsonValue


class ReadingOut(Out):
    """An answer as conditions read it, and of which type it is."""

    value: JsonValue
    type: str


class MatchOut(Out):
    """A record that fits, with the answers asked for; the only one also as conditions read it."""

    id: int
    number: str
    title: str
    values: dict[str, JsonValue]
    readings: dict[str, ReadingOut]


class MatchesOut(Out):
    """The records that fit, newest first."""

    items: list[MatchOut]


class OrderAboutOut(Out):
    """A type of work order that can be filed about a record, and the field that names it."""

    type: str
    name: Text
    field: str


class RecordPageOut(Out):
    """What a list or page of records is drawn with."""

    code: str
    name: Text
    application: str
    level: str
    version: int
    form_version_id: int
    content: dict[str, JsonValue]
    access: dict[str, str]
    view: dict[str, JsonValue]
    keys: list[str]
    print: list[dict[str, JsonValue]]
    orders: list[OrderAboutOut]


def outcome_out(found: Outcome) -> OutcomeOut:
    """One outcome with its problems as plain values."""
    problems = [ProblemDetail.model_validate(one.as_dict()) for one in found.problems]
    return OutcomeOut(id=found.id, title=found.title, changed=found.changed, problems=problems)
