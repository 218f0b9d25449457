"""What is sent to submit, assign, move and end a work order."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from pydantic import AwareDatetime, Field, JsonValue, ValidationError

from gongdan.kernel.schemas import In, Out
from gongdan.workorders.commands.bulk import BulkAct
from gongdan.workorders.commands.details import Details
from gongdan.workorders.commands.intake import Request
from gongdan.workorders.errors import UnknownChoice
from gongdan.workorders.queries.filters import Filters


class SubmitIn(In):
    """A new request."""

    type: str
    title: str
    description: str = ""
    requester_id: int | None = None
    channel: str | None = None
    answers: dict[str, JsonValue] = Field(default_factory=dict)
    situation: str | None = None
    impact: int | None = Field(None, ge=1, le=3)
    urgency: int | None = Field(None, ge=1, le=3)
    wished_at: AwareDatetime | None = None
    attachment_ids: list[UUID] = Field([], max_length=20)
    category: str | None = None
    contact_phone: str = ""

    def as_request(self) -> Request:
        """The same as the command takes it."""
        return Request(**{name: getattr(self, name) for name in type(self).model_fields})


class AssignIn(In):
    """To whom the order goes."""

    assignee_id: int | None = None
    team: str | None = None
    reason: str = Field("", max_length=400)
    rev: int | None = None


class WaitIn(In):
    """What is waited for."""

    reason: str
    note: str = Field("", max_length=400)
    until: AwareDatetime | None = None
    rev: int | None = None


class ResolveIn(In):
    """The solution and the root cause."""

    solution: str = Field("", max_length=20_000)
    root_cause: str = ""
    rev: int | None = None


class ConfirmIn(In):
    """The requester's answer to the solution, with a rating if they like."""

    is_satisfied: bool
    reason: str = Field("", max_length=2_000)
    score: int | None = Field(None, ge=1, le=5)
    comment: str = Field("", max_length=2_000)


class ReasonIn(In):
    """A reason."""

    reason: str = Field("", max_length=2_000)


class DetailsIn(In):
    """What is to be corrected; what is left out stays."""

    title: str | None = None
    description: str | None = None
    wished_at: AwareDatetime | None = None
    answers: dict[str, JsonValue] | None = None
    rev: int | None = None

    def as_details(self) -> Details:
        """The same as the command takes it."""
        return Details(
            title=self.title,
            description=self.description,
            wished_at=self.wished_at,
            answers=self.answers,
        )


class PriorityIn(In):
    """Another priority, and why; whether the clocks begin anew."""

    priority: int = Field(ge=1, le=4)
    reason: str = Field("", max_length=400)
    restarts: bool = False


class CategoryIn(In):
    """Another category, and why."""

    category: str | None
    reason: str = Field("", max_length=400)


class CompleteIn(In):
    """What was done in the stage."""

    note: str = Field("", max_length=4_000)
    answers: dict[str, JsonValue] = Field(default_factory=dict)
    attachment_ids: list[UUID] = Field(default_factory=list, max_length=20)
    signature_id: UUID | None = None


class StageIn(In):
    """The stage the order should be in."""

    step_key: str


class TickIn(In):
    """A checklist item, ticked or not, with its photo."""

    is_ticked: bool = True
    file_id: UUID | None = None


class BulkIn(In):
    """One act on several orders; each is judged for itself."""

    numbers: list[str] = Field(min_length=1, max_length=200)
    act: str
    assignee_id: int | None = None
    team: str | None = None
    priority: int | None = Field(None, ge=1, le=4)
    reason: str = Field("", max_length=400)
    tag: str = Field("", max_length=40)

    def as_act(self) -> BulkAct:
        """The same as the command takes it."""
        return BulkAct(**self.dict())


class ListQuery(In):
    """The filters, sort and page of a list."""

    view: str = "all"
    q: str = Field("", max_length=200)
    status: str = ""
    priority: str = ""
    application: str = ""
    type: str = ""
    team: str = ""
    assignee: str = ""
    requester: int | None = None
    category: str = ""
    channel: str = ""
    tag: str = ""
    due: str = ""
    vip: bool | None = None
    imported: bool | None = None
    created_from: AwareDatetime | None = None
    created_to: AwareDatetime | None = None
    sort: str = "due"

    def filters(self) -> Filters:
        """The same as the query takes it; lists come as comma-separated text."""
        return Filters(
            view=self.view,
            q=self.q,
            status=_words(self.status),
            priority=tuple(_number(one) for one in _words(self.priority)),
            application=self.application,
            type=self.type,
            team=self.team,
            assignee=self.assignee,
            requester_id=self.requester,
            category=self.category,
            channel=self.channel,
            tag=self.tag,
            due=self.due,
            vip=self.vip,
            imported=self.imported,
            created_from=self.created_from,
            created_to=self.created_to,
        )


def filters_kept(query: Mapping[str, object]) -> Filters | None:
    """The filters of a saved list; nothing where lists no longer take them."""
    known = {key: value for key, value in query.items() if key in ListQuery.model_fields}
    try:
        return ListQuery.model_validate(known).filters()
    except (ValidationError, UnknownChoice):
        return None


class ListPageQuery(ListQuery):
    """The same, one page at a time."""

    cursor: str | None = None
    limit: int = Field(50, ge=1, le=100)


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in text.split(",") if word)


def _number(text: str) -> int:
    if not text.isdecimal():
        raise UnknownChoice(what="priority", value=text)
    return int(text)


class AnswerRevealIn(In):
    """Which field, by its code."""

    field: str


class AnswerRevealedOut(Out):
    """The answer as it is stored."""

    value: JsonValue
