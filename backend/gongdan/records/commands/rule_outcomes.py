"""What rules do because of a record: change it, tell people, make more, call other systems."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, cast
from urllib.parse import urlsplit

from gongdan.audit.commands import append
from gongdan.deliveries.commands import Webhook, queue_webhook
from gongdan.expressions import Expression, compiled, plain
from gongdan.kernel.events import Event
from gongdan.kernel.events import plain as as_json
from gongdan.kernel.texts import Text
from gongdan.records.commands.records import NewRecord, change, create
from gongdan.records.doing import Doing
from gongdan.records.errors import NobodyMeant
from gongdan.records.events import OrderAsked, RecordRuleCalled, RecordRuleTold
from gongdan.records.finding import subject
from gongdan.records.registry import Filing, file_order
from gongdan.rules.published import Content

TITLE_LIMIT: Final = 200
Outcome = Callable[[Doing, Content], None]


def _set(doing: Doing, outcome: Content) -> None:
    code = str(outcome["field"]).removeprefix("answers.")
    change(
        record_type=doing.door.type.code,
        record_id=doing.record.pk,
        answers={code: _value(doing, outcome["value"])},
        by=doing.by,
        at=doing.at,
    )


def _notify(doing: Doing, outcome: Content) -> None:
    people = doing.people(cast("list[str]", outcome["to"]))
    if not people:
        raise NobodyMeant()
    told = RecordRuleTold(
        record_type=doing.door.type.code,
        title=doing.record.title or doing.record.number,
        person_ids=people,
        text=doing.filled(cast("Text", outcome["text"])),
    )
    _note(doing, told)


def _record(doing: Doing, outcome: Content) -> None:
    new = NewRecord(answers=_values(doing, outcome))
    create(record_type=str(outcome["type"]), new=new, by=doing.by, at=doing.at)


def _order(doing: Doing, outcome: Content) -> None:
    people = doing.people([str(outcome["requester"])])
    if not people:
        raise NobodyMeant()
    described = cast("Text", outcome.get("description", {}))
    filing = Filing(
        type=str(outcome["type"]),
        title=doing.line(cast("Text", outcome["title"]))[:TITLE_LIMIT],
        description=doing.line(described) if described else "",
        requester_id=people[0],
        answers=_values(doing, outcome),
    )
    _note(doing, OrderAsked(number=file_order(filing, by=doing.by, at=doing.at)))


def _webhook(doing: Doing, outcome: Content) -> None:
    """Leaves once everything is committed; a host nobody allowed is refused."""
    record, url = doing.record, str(outcome["url"])
    asked = cast("list[str]", outcome.get("facts", []))
    body: dict[str, object] = {
        "rule": doing.rule["key"],
        "record_type": doing.door.type.code,
        "id": record.pk,
        "number": record.number,
        "title": record.title,
        "at": doing.at.isoformat(),
        "facts": {key: as_json(doing.facts.get(key)) for key in asked},
    }
    webhook = Webhook(
        url=url,
        body=body,
        key=f"record-rule.{doing.key}",
        about=doing.by.name,
        concerns=record.number,
    )
    queue_webhook(webhook=webhook, by=doing.by, at=doing.at)
    _note(doing, RecordRuleCalled(host=urlsplit(url).hostname or ""))


def _note(doing: Doing, event: Event) -> None:
    append(event, on=subject(doing.record.pk), by=doing.by, at=doing.at)


def _values(doing: Doing, outcome: Content) -> dict[str, object]:
    wanted = cast("Mapping[str, object]", outcome.get("answers", {}))
    return {code: _value(doing, value) for code, value in wanted.items()}


def _value(doing: Doing, value: object) -> object:
    return plain(compiled(cast("Expression", value))(doing.facts, doing.before))


OUTCOMES: Final[Mapping[str, Outcome]] = {
    "set": _set,
    "notify": _notify,
    "record": _record,
    "order": _order,
    "webhook": _webhook,
}
