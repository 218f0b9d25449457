"""What changes processes."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from gongdan.audit.commands import append
from gongdan.expressions import Type
from gongdan.flows.bpmn.drawing import Finding
from gongdan.flows.bpmn.reading import read_bpmn
from gongdan.flows.called import calls_of
from gongdan.flows.errors import (
    CodeTaken,
    NoteNotFound,
    NothingToPublish,
    NothingToRevise,
    ProcessNotFound,
)
from gongdan.flows.events import (
    ProcessCreated,
    ProcessDraftSaved,
    ProcessFileTaken,
    ProcessNoted,
    ProcessNoteSettled,
    ProcessPublished,
    ProcessRenamed,
)
from gongdan.flows.judging import judge_draft
from gongdan.flows.lanes import hints
from gongdan.flows.minor import TOO_MUCH, too_much
from gongdan.flows.models import Process, ProcessVersion, VersionState
from gongdan.flows.permissions import require_builder
from gongdan.flows.registry import failing_cases
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import InvalidInput, Problem, Stale
from gongdan.kernel.events import Event, Subject
from gongdan.kernel.texts import Text, is_text

Content = dict[str, object]
CODE = re.compile(r"[a-z][a-z0-9_-]{0,39}")
LARGEST = 500_000
LONGEST_NOTE = 2000


@transaction.atomic
def create(*, code: str, name: Text, application: str, by: Actor, at: datetime) -> int:
    """Begin a process; returns its id."""
    require_builder(by, application=application)
    _require_code_and_name(code, name)
    process, is_new = Process.objects.get_or_create(
        code=code, defaults={"application": application, "name": name}
    )
    if not is_new:
        raise CodeTaken(process=code)
    _record(process, ProcessCreated(process=code, application=application), by=by, at=at)
    return process.pk


@transaction.atomic
def save_draft(
    *, code: str, content: Content, by: Actor, at: datetime, seen: str | None = None
) -> str:
    """Keep a process as its draft, right or wrong; returns its checksum.

    ``seen`` is the checksum of the draft the builder started from: refused when another came first.
    """
    process = _lock(code)
    require_builder(by, application=process.application)
    written = json.dumps(content, sort_keys=True, ensure_ascii=False)
    if len(written) > LARGEST:
        raise InvalidInput(problems=[Problem(path="content", code="flows.too_large")])
    draft = process.versions.filter(state=VersionState.DRAFT).first()
    if seen is not None and draft is not None and draft.checksum != seen:
        raise Stale()
    checksum = hashlib.sha256(written.encode()).hexdigest()
    if draft is None:
        draft = ProcessVersion(process=process, no=_next_no(process), state=VersionState.DRAFT)
    draft.content, draft.checksum = content, checksum
    draft.save()
    event = ProcessDraftSaved(process=code, checksum=checksum)
    _record(process, event, by=by, at=at)
    return checksum


@transaction.atomic
def rename(*, code: str, name: Text, by: Actor, at: datetime) -> None:
    """Give a process another name."""
    process = _lock(code)
    require_builder(by, application=process.application)
    _require_code_and_name(code, name)
    before, process.name = process.name, name
    process.save(update_fields=["name"])
    _record(process, ProcessRenamed(process=code, before=before, after=name), by=by, at=at)


@transaction.atomic
def publish(
    *,
    code: str,
    by: Actor,
    at: datetime,
    types: Mapping[str, Type] | None = None,
    is_from_elsewhere: bool = False,
    is_minor: bool = False,
) -> int:
    """Make the draft the version that holds; returns its number.

    A small revision changes people, deadlines and texts only, and running work follows it too.

    ``types`` are the form's fields by id; without them conditions are checked when the type is.
    What comes from elsewhere may name people who are still to be made here.
    """
    process = _lock(code)
    require_builder(by, application=process.application)
    draft = process.versions.filter(state=VersionState.DRAFT).first()
    if draft is None:
        raise NothingToPublish()
    report = judge_draft(code, draft.content, types=types, is_from_elsewhere=is_from_elsewhere)
    problems = [*report.problems]
    if not problems and not is_from_elsewhere:
        problems = failing_cases(code, draft.content)
    if problems:
        raise InvalidInput(problems=problems)
    published = process.versions.filter(state=VersionState.PUBLISHED)
    revised = _revised(published.first(), draft) if is_minor else None
    published.update(state=VersionState.RETIRED)
    draft.state = VersionState.PUBLISHED
    draft.published_at, draft.published_by = at, by.as_dict()
    draft.calls, draft.revises = calls_of(draft.content), revised
    draft.save(update_fields=["state", "calls", "revises", "published_at", "published_by"])
    event = ProcessPublished(
        process=code, version=draft.no, checksum=draft.checksum, revises=revised
    )
    _record(process, event, by=by, at=at)
    return draft.no


def _revised(before: ProcessVersion | None, draft: ProcessVersion) -> int:
    """The number of the version that a small revision revises; refused when it changes more."""
    if before is None:
        raise NothingToRevise()
    problems = too_much(before.content, draft.content)
    if before.calls != calls_of(draft.content):
        problems.append(Problem(path="process", code=TOO_MUCH, step=""))
    if problems:
        raise InvalidInput(problems=problems)
    return before.no


def _require_code_and_name(code: str, name: object) -> None:
    problems = []
    if not CODE.fullmatch(code):
        problems.append(Problem(path="code", code="flows.key_wrong"))
    if not is_text(name):
        problems.append(Problem(path="name", code="flows.name_missing"))
    if problems:
        raise InvalidInput(problems=problems)


def _lock(code: str) -> Process:
    process = Process.objects.select_for_update().filter(code=code).first()
    if process is None:
        raise ProcessNotFound(process=code)
    return process


def _next_no(process: Process) -> int:
    highest = process.versions.aggregate(highest=Max("no"))["highest"]
    return int(highest or 0) + 1


def _record(process: Process, event: Event, *, by: Actor, at: datetime) -> None:
    append(event, on=Subject("process", process.pk), by=by, at=at)


@transaction.atomic
def note(*, code: str, step: str, text: str, by: Actor, at: datetime) -> int:
    """Write something beside a step for the other builders; returns its id."""
    process = _lock(code)
    require_builder(by, application=process.application)
    words = text.strip()
    if not words or len(words) > LONGEST_NOTE:
        raise InvalidInput(problems=[Problem(path="text", code="flows.note_wrong")])
    made = process.notes.create(step=step[:80], text=words, author=by.as_dict(), created_at=at)
    _record(process, ProcessNoted(process=code, step=made.step, text=words), by=by, at=at)
    return made.pk


@transaction.atomic
def settle_note(*, code: str, note_id: int, by: Actor, at: datetime) -> None:
    """Put a note away: what it asked for is done."""
    process = _lock(code)
    require_builder(by, application=process.application)
    found = process.notes.filter(pk=note_id, settled_at=None).first()
    if found is None:
        raise NoteNotFound()
    found.settled_at, found.settled_by = at, by.as_dict()
    found.save(update_fields=["settled_at", "settled_by"])
    event = ProcessNoteSettled(process=code, step=found.step, note=found.pk)
    _record(process, event, by=by, at=at)


@transaction.atomic
def take_file(*, code: str, name: str, data: bytes, by: Actor, at: datetime) -> list[Finding]:
    """Make a BPMN file the draft of a process; returns what somebody should look at.

    The file is kept as it came.
    """
    process = _lock(code)
    require_builder(by, application=process.application)
    imported = read_bpmn(data, hints=hints)
    save_draft(code=code, content=imported.content, by=by, at=at)
    process.files.create(
        name=name[:200],
        content=data,
        findings=[asdict(one) for one in imported.findings],
        taken_at=at,
        taken_by=by.as_dict(),
    )
    event = ProcessFileTaken(process=code, file=name[:200], findings=len(imported.findings))
    _record(process, event, by=by, at=at)
    return list(imported.findings)
