"""What trigger rules say and bring about: replies, messages, helpers, more work, calls."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Final, cast
from urllib.parse import urlsplit

from django.conf import settings

from gongdan.accounts.queries.people import person_value
from gongdan.audit.commands import append
from gongdan.deliveries.commands import Webhook, queue_webhook
from gongdan.expressions import Expression, compiled, plain
from gongdan.kernel.texts import Text, pick
from gongdan.records.commands.records import NewRecord
from gongdan.records.commands.records import create as create_record
from gongdan.rules.published import Content
from gongdan.workorders.commands.conversation import Draft, comment
from gongdan.workorders.commands.intake import Request, submit
from gongdan.workorders.commands.subtasks import NewSubtask, add_subtask
from gongdan.workorders.commands.ties import add_participant, link
from gongdan.workorders.doing import Doing, filled, filled_line, people_of
from gongdan.workorders.errors import AlreadyThere, NobodyMeant
from gongdan.workorders.events import RecordMade, RuleCalled, RuleTold
from gongdan.workorders.finding import subject, topics

Outcome = Callable[[Doing, Content], None]
TITLE_LIMIT: Final = 200


def _reply(doing: Doing, outcome: Content) -> None:
    """In the requester's language; it counts as no response."""
    requester = person_value(doing.order.requester_id)
    said = filled(cast("Text", outcome["text"]), doing)
    draft = Draft(
        body=pick(said, requester.language or settings.START_LANGUAGE),
        is_internal=outcome.get("is_internal") is True,
        is_automatic=True,
    )
    comment(number=doing.order.number, draft=draft, by=doing.by, at=doing.at)


def _notify(doing: Doing, outcome: Content) -> None:
    people = people_of(cast("list[str]", outcome["to"]), doing.order)
    if not people:
        raise NobodyMeant()
    event = RuleTold(
        person_ids=people,
        text=filled(cast("Text", outcome["text"]), doing),
        by_mail=outcome.get("by_mail") is True,
    )
    order = doing.order
    append(event, on=subject(order), by=doing.by, at=doing.at, topics=topics(order))


def _collaborate(doing: Doing, outcome: Content) -> None:
    order = doing.order
    kind = str(outcome.get("kind", "collaborator"))
    people = people_of(cast("list[str]", outcome["to"]), order)
    if not people:
        raise NobodyMeant()
    for person_id in people:
        try:
            add_participant(
                number=order.number, person_id=person_id, kind=kind, by=doing.by, at=doing.at
            )
        except AlreadyThere:
            continue


def _subtask(doing: Doing, outcome: Content) -> None:
    minutes = outcome.get("due_minutes")
    due = doing.at + timedelta(minutes=int(str(minutes))) if minutes else None
    new = NewSubtask(title=_title(doing, outcome), team=str(outcome["team"]), due_at=due)
    add_subtask(number=doing.order.number, new=new, by=doing.by, at=doing.at)


def _order(doing: Doing, outcome: Content) -> None:
    """Another order, tied to this one, with a process of its own."""
    described = cast("Text", outcome.get("description", {}))
    request = Request(
        type=str(outcome["type"]),
        title=_title(doing, outcome),
        description=filled_line(described, doing) if described else "",
        requester_id=doing.order.requester_id,
        channel="api",
    )
    made = submit(request=request, by=doing.by, at=doing.at)
    link(
        number=made.number,
        other=doing.order.number,
        kind=str(outcome.get("tie", "caused_by")),
        by=doing.by,
        at=doing.at,
    )


def _record(doing: Doing, outcome: Content) -> None:
    values = cast("Mapping[str, Expression]", outcome["answers"])
    answers = {
        code: plain(compiled(value)(doing.facts, doing.before)) for code, value in values.items()
    }
    code, order = str(outcome["type"]), doing.order
    made = create_record(record_type=code, new=NewRecord(answers=answers), by=doing.by, at=doing.at)
    event = RecordMade(record_type=code, record_id=made)
    append(event, on=subject(order), by=doing.by, at=doing.at, topics=topics(order))


def _webhook(doing: Doing, outcome: Content) -> None:
    """Leaves once everything is committed; a host nobody allowed is refused."""
    order, url = doing.order, str(outcome["url"])
    asked = cast("list[str]", outcome.get("facts", []))
    body: dict[str, object] = {
        "rule": doing.rule["key"],
        "number": order.number,
        "title": order.title,
        "status": order.status,
        "priority": order.priority,
        "at": doing.at.isoformat(),
        "facts": {key: _plain(doing.facts.get(key)) for key in asked},
    }
    webhook = Webhook(
        url=url, body=body, key=f"rule.{doing.key}", about=doing.why, concerns=order.number
    )
    queue_webhook(webhook=webhook, by=doing.by, at=doing.at)
    event = RuleCalled(host=urlsplit(url).hostname or "")
    append(event, on=subject(order), by=doing.by, at=doing.at, topics=topics(order))


def _plain(value: object) -> object:
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value if value is None or isinstance(value, bool | int | str) else str(value)


def _title(doing: Doing, outcome: Content) -> str:
    return filled_line(cast("Text", outcome["title"]), doing)[:TITLE_LIMIT]


TELLING: Final[Mapping[str, Outcome]] = {
    "reply": _reply,
    "notify": _notify,
    "collaborate": _collaborate,
    "subtask": _subtask,
    "order": _order,
    "record": _record,
    "webhook": _webhook,
}
