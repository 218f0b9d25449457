"""What happened in an order and what was said, as one list of ready sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from django.conf import settings

from gongdan.accounts.queries import PersonBrief, people_by_ids, teams_by_ids
from gongdan.audit.queries import EntryValue, history
from gongdan.catalog import queries as catalog
from gongdan.forms import queries as forms
from gongdan.forms.definition import FieldDefinition
from gongdan.kernel.actors import Actor
from gongdan.kernel.texts import Text
from gongdan.workorders import sentences
from gongdan.workorders.answers import access_to
from gongdan.workorders.events import Commented, DetailsChanged, StageEntered
from gongdan.workorders.facts import application_of
from gongdan.workorders.finding import find, subject
from gongdan.workorders.models import Comment, WorkOrder
from gongdan.workorders.permissions import standing
from gongdan.workorders.queries.changes import changes_told
from gongdan.workorders.queries.speeches import Speech, comments_of, speeches_of
from gongdan.workorders.sentences.values import Known
from gongdan.workorders.step_rights import StageAccess, everything, stage_access

# Where facts name people by their ids.
PEOPLE = (
    *("assignee_id", "before_assignee_id", "requester_id", "person_id", "from_id", "to_id"),
    *("person_ids", "lead_ids"),
)


@dataclass(frozen=True, kw_only=True)
class Speaker:
    """Who did or said it."""

    kind: str
    id: int | None
    name: str
    name_en: str = ""
    tint: int | None = None


@dataclass(frozen=True, kw_only=True)
class TimelineEntry:
    """One line of the timeline, ready to show."""

    id: int
    at: datetime
    kind: str
    event: str
    actor: Speaker
    text: Text
    comment: Speech | None
    decision_id: int | None
    facts: dict[str, object]
    is_automatic: bool


@dataclass(frozen=True, kw_only=True)
class _Reading:
    """Everything the lines are made from, read once."""

    order: WorkOrder
    by: Actor
    is_inside: bool
    people: Mapping[int, PersonBrief]
    known: Known
    speeches: Mapping[int, Speech]
    fields: Mapping[str, FieldDefinition]
    stage: StageAccess


def timeline(*, number: str, by: Actor, q: str = "") -> list[TimelineEntry]:
    """The history as the actor may see it, oldest first; ``q`` keeps lines with all its words."""
    order = find(number, by=by)
    told = _told(order, by=by, is_inside=standing(order, by=by).sees_inside)
    words = q.casefold().split()
    return [line for line in told if _has(line, words)]


def requester_timeline(*, order: WorkOrder, by: Actor) -> list[TimelineEntry]:
    """The history as its requester reads it, whoever asks."""
    return _told(order, by=by, is_inside=False)


def inside_timeline(*, order: WorkOrder, by: Actor) -> list[TimelineEntry]:
    """The history as those who work on the order read it."""
    return _told(order, by=by, is_inside=True)


def _told(order: WorkOrder, *, by: Actor, is_inside: bool) -> list[TimelineEntry]:
    entries = [*history(subject(order))]
    comments = comments_of(order, is_inside=is_inside)
    reading = _reading(order, entries, comments, by=by, is_inside=is_inside)
    told = [line for entry in entries if (line := _line(entry, reading)) is not None]
    told += _untold(comments, entries, reading)
    return sorted(told, key=_moment)


def stage_names(entries: Iterable[EntryValue]) -> dict[str, Text]:
    """The names of the stages the order went through, as they were."""
    return {
        str(entry.facts["step_key"]): _name(entry.facts["step_name"])
        for entry in entries
        if entry.event == StageEntered.name
    }


def _reading(
    order: WorkOrder,
    entries: list[EntryValue],
    comments: list[Comment],
    *,
    by: Actor,
    is_inside: bool,
) -> _Reading:
    people = people_by_ids(_people(entries, comments))
    fields, stage = _rights(order, entries, by=by)
    known = Known(
        people={each.id: each.full_name for each in people.values()},
        teams={each.id: each.name for each in teams_by_ids(_ids(entries, "team_id")).values()},
        stages=stage_names(entries),
        zone=ZoneInfo(settings.ORG_TIME_ZONE),
    )
    return _Reading(
        order=order,
        by=by,
        is_inside=is_inside,
        people=people,
        known=known,
        speeches=speeches_of(order, comments, people),
        fields=fields,
        stage=stage,
    )


def _rights(
    order: WorkOrder, entries: list[EntryValue], *, by: Actor
) -> tuple[Mapping[str, FieldDefinition], StageAccess]:
    """The form's fields and what the open steps allow; asked only where answers were changed."""
    if all(entry.event != DetailsChanged.name for entry in entries):
        return {}, everything
    type_ = catalog.type_version(order.type_version_id)
    fields = forms.version(type_.form_version_id).fields
    return {one.id: one for one in fields}, stage_access(order, by=by, type_=type_)


def _people(entries: list[EntryValue], comments: list[Comment]) -> set[int]:
    found = set().union(*(_ids(entries, key) for key in PEOPLE))
    actors = {entry.actor.get("id") for entry in entries if entry.actor.get("kind") == "person"}
    said = {each for comment in comments for each in [*comment.mentions, comment.author_id or 0]}
    return found | said | {each for each in actors if isinstance(each, int)}


def _ids(entries: list[EntryValue], key: str) -> set[int]:
    found: set[int] = set()
    for entry in entries:
        value = entry.facts.get(key)
        several = value if isinstance(value, list) else [value]
        found.update(each for each in several if isinstance(each, int))
    return found


def _line(entry: EntryValue, reading: _Reading) -> TimelineEntry | None:
    speech = None
    if entry.event == Commented.name:
        comment_id = entry.facts.get("comment_id")
        speech = reading.speeches.get(comment_id) if isinstance(comment_id, int) else None
        if speech is None:
            return None
    text = _text(entry, reading)
    if text is None:
        return None
    facts = _facts(entry, reading)
    decision = facts.get("decision_id")
    return TimelineEntry(
        id=entry.id,
        at=entry.at,
        kind="speech" if speech else "event",
        event=entry.event,
        actor=_speaker(entry, reading),
        text=text,
        comment=speech,
        decision_id=decision if isinstance(decision, int) else None,
        facts=facts,
        is_automatic=entry.actor.get("kind") != "person",
    )


def _text(entry: EntryValue, reading: _Reading) -> Text | None:
    actor_id = entry.actor.get("id")
    tell = sentences.inside if reading.is_inside else sentences.outside
    return tell(
        entry.event,
        facts=entry.facts,
        actor_id=actor_id if isinstance(actor_id, int) else None,
        known=reading.known,
    )


def _facts(entry: EntryValue, reading: _Reading) -> dict[str, object]:
    if not reading.is_inside:
        return {}
    if entry.event != DetailsChanged.name:
        return entry.facts
    changes = entry.facts.get("changes")
    kept = changes if isinstance(changes, dict) else {}
    return {"changes": changes_told(kept, reading.fields, reads=partial(_reads, reading))}


def _reads(reading: _Reading, one: FieldDefinition, table: str) -> bool:
    application = application_of(reading.order)
    stage = reading.stage(f"{table}.{one.code}" if table else one.code)
    access = access_to(one, by=reading.by, application=application, stage=stage, table=table)
    return access in ("read", "edit") and not one.is_sensitive


def _speaker(entry: EntryValue, reading: _Reading) -> Speaker:
    kind, name, actor_id = (entry.actor.get(key) for key in ("kind", "name", "id"))
    if kind != "person":
        shown = str(name) if reading.is_inside else ""
        return Speaker(kind=str(kind) if reading.is_inside else "system", id=None, name=shown)
    person = reading.people.get(actor_id) if isinstance(actor_id, int) else None
    return Speaker(
        kind="person",
        id=person.id if person else None,
        name=str(name),
        name_en=person.name_en if person else "",
        tint=person.tint if person else None,
    )


def _untold(
    comments: list[Comment], entries: list[EntryValue], reading: _Reading
) -> list[TimelineEntry]:
    """Speech that came with an imported past and has no line of its own in history."""
    told = {entry.facts.get("comment_id") for entry in entries if entry.event == Commented.name}
    return [_spoken(each, reading) for each in comments if each.pk not in told]


def _spoken(comment: Comment, reading: _Reading) -> TimelineEntry:
    facts: dict[str, object] = {
        "is_internal": comment.is_internal,
        "is_automatic": comment.is_automatic,
    }
    actor: dict[str, object] = {
        "kind": "person",
        "id": comment.author_id,
        "name": comment.author_name,
    }
    entry = EntryValue(-comment.pk, comment.created_at, actor, Commented.name, facts)
    return TimelineEntry(
        id=entry.id,
        at=entry.at,
        kind="speech",
        event=entry.event,
        actor=_speaker(entry, reading),
        text=_text(entry, reading) or {},
        comment=reading.speeches[comment.pk],
        decision_id=None,
        facts={},
        is_automatic=comment.is_automatic,
    )


def _moment(line: TimelineEntry) -> datetime:
    return line.at


def _has(line: TimelineEntry, words: list[str]) -> bool:
    said = [line.actor.name, *line.text.values(), *_values(line.facts)]
    if line.comment is not None:
        said += [line.comment.body, *(each.name for each in line.comment.attachments)]
    text = "\n".join(said).casefold()
    return all(word in text for word in words)


def _values(facts: object) -> list[str]:
    if isinstance(facts, dict):
        return [text for value in facts.values() for text in _values(value)]
    if isinstance(facts, list):
        return [text for value in facts for text in _values(value)]
    return [facts] if isinstance(facts, str) else []


def _name(value: object) -> Text:
    return {str(key): str(text) for key, text in value.items()} if isinstance(value, dict) else {}
