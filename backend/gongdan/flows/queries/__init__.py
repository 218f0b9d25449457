"""What others read: processes as values, with the graph that can be walked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db.models import Q

from gongdan.accounts.queries.people import (
    PersonValue,
    directory,
    person_brief,
    person_by_username,
    person_value,
    tint,
)
from gongdan.flows.called import as_published, newest
from gongdan.flows.checks import Report
from gongdan.flows.definition import graph_of
from gongdan.flows.errors import ProcessNotFound, ProcessNotPublished
from gongdan.flows.graph import Graph
from gongdan.flows.judging import judge_draft
from gongdan.flows.models import Process, ProcessVersion, VersionState
from gongdan.flows.permissions import may_define, require_builder
from gongdan.flows.references import References, references_of
from gongdan.kernel.actors import Actor
from gongdan.kernel.texts import Text

Content = dict[str, object]


@dataclass(frozen=True)
class ProcessValue:
    """One published version of a process."""

    id: int
    code: str
    application: str
    no: int
    content: Content
    graph: Graph

    @property
    def references(self) -> References:
        """What the process needs others to have."""
        return references_of(self.graph)


@dataclass(frozen=True)
class ProcessBrief:
    """A process in a list."""

    code: str
    application: str
    name: Mapping[str, str]
    no: int | None
    published_at: datetime | None
    has_draft: bool


@dataclass(frozen=True)
class Draft:
    """What a builder is preparing, and what is wrong with it."""

    content: Content
    checksum: str
    report: Report


@dataclass(frozen=True)
class ProcessDetail:
    """A process as its builder sees it: what holds and what is being prepared."""

    brief: ProcessBrief
    content: Content | None
    draft: Draft | None


@dataclass(frozen=True)
class VersionBrief:
    """One version in the list of a process's versions."""

    id: int
    no: int
    state: str
    published_at: datetime | None
    published_by: Mapping[str, object] | None


def current_version(code: str) -> ProcessValue:
    """The version of a process that holds now."""
    found = ProcessVersion.objects.filter(process__code=code, state=VersionState.PUBLISHED)
    version_id = found.values_list("pk", flat=True).first()
    if version_id is not None:
        return _load(version_id)
    if Process.objects.filter(code=code).exists():
        raise ProcessNotPublished(process=code)
    raise ProcessNotFound(process=code)


def called_now(process: str) -> Mapping[str, object] | None:
    """What a process says that another one calls."""
    return newest(process)


def version(version_id: int) -> ProcessValue:
    """A process as it was in one of its published versions."""
    return _load(version_id)


def version_numbered(code: str, no: int) -> ProcessValue:
    """One published version of a process by its number."""
    found = ProcessVersion.objects.filter(process__code=code, no=no)
    version_id = found.exclude(state=VersionState.DRAFT).values_list("pk", flat=True).first()
    if version_id is None:
        raise ProcessNotFound(process=f"{code} {no}")
    return _load(version_id)


def revised(version_id: int) -> int:
    """The newest small revision of a version, or the version itself."""
    own = ProcessVersion.objects.filter(process__versions=version_id)
    rows = own.filter(Q(pk=version_id) | Q(revises__isnull=False)).order_by("no")
    newest, no = version_id, None
    for row_id, row_no, revises in rows.values_list("pk", "no", "revises"):
        if row_id == version_id or (no is not None and revises == no):
            newest, no = row_id, row_no
    return newest


def process_id(code: str) -> int:
    """Under which id history knows a process."""
    found = Process.objects.filter(code=code).values_list("pk", flat=True).first()
    if found is None:
        raise ProcessNotFound(process=code)
    return found


def require_define(code: str, *, by: Actor) -> None:
    """Refuse unless the actor may change this process."""
    detail_row(code, by=by)


def process_names(codes: Iterable[str]) -> dict[str, Text]:
    """What processes are called, by their code."""
    found = Process.objects.filter(code__in=list(codes)).values_list("code", "name")
    return {code: dict(name) for code, name in found}


def processes(*, by: Actor, application: str | None = None) -> list[ProcessBrief]:
    """The processes the actor may change, by code."""
    rows = Process.objects.order_by("code").prefetch_related("versions")
    if application is not None:
        rows = rows.filter(application=application)
    return [_brief(row) for row in rows if may_define(by, application=row.application)]


def process(code: str, *, by: Actor) -> ProcessDetail:
    """One process with its draft."""
    row = detail_row(code, by=by)
    published = row.versions.filter(state=VersionState.PUBLISHED).first()
    draft = row.versions.filter(state=VersionState.DRAFT).first()
    return ProcessDetail(
        brief=_brief(row),
        content=published.content if published else None,
        draft=_draft(draft, code) if draft else None,
    )


def versions(code: str, *, by: Actor) -> list[VersionBrief]:
    """The published versions of a process, newest first."""
    rows = detail_row(code, by=by).versions.exclude(state=VersionState.DRAFT).order_by("-no")
    fields = rows.values_list("pk", "no", "state", "published_at", "published_by")
    return [VersionBrief(*row) for row in fields]


def version_content(code: str, no: int, *, by: Actor) -> Content:
    """What one published version of a process says."""
    rows = detail_row(code, by=by).versions.exclude(state=VersionState.DRAFT)
    content: Content | None = rows.filter(no=no).values_list("content", flat=True).first()
    if content is None:
        raise ProcessNotFound(process=f"{code} {no}")
    return content


@lru_cache(maxsize=512)
def _load(version_id: int) -> ProcessValue:
    """Read once per process: a published version never changes and its id is never given again."""
    versions = ProcessVersion.objects.select_related("process").exclude(state=VersionState.DRAFT)
    row = versions.filter(pk=version_id).first()
    if row is None:
        raise ProcessNotFound(process=version_id)
    return ProcessValue(
        id=row.pk,
        code=row.process.code,
        application=row.process.application,
        no=row.no,
        content=row.content,
        graph=graph_of(row.content, called=as_published(row.calls)),
    )


def detail_row(code: str, *, by: Actor) -> Process:
    """A process for somebody who may change it."""
    row = Process.objects.filter(code=code).first()
    if row is None:
        raise ProcessNotFound(process=code)
    require_builder(by, application=row.application)
    return row


def _draft(row: ProcessVersion, code: str) -> Draft:
    return Draft(row.content, row.checksum, judge_draft(code, row.content))


def _brief(row: Process) -> ProcessBrief:
    by_state = {version.state: version for version in row.versions.all()}
    published = by_state.get(VersionState.PUBLISHED)
    return ProcessBrief(
        code=row.code,
        application=row.application,
        name=row.name,
        no=published.no if published else None,
        published_at=published.published_at if published else None,
        has_draft=VersionState.DRAFT in by_state,
    )


@dataclass(frozen=True)
class NoteValue:
    """What a builder wrote beside a step."""

    id: int
    step: str
    text: str
    author: Mapping[str, object]
    created_at: datetime


def notes(code: str, *, by: Actor) -> list[NoteValue]:
    """What is written beside the steps of a process and not settled yet, oldest first."""
    rows = detail_row(code, by=by).notes.filter(settled_at=None).order_by("created_at", "pk")
    return [NoteValue(row.pk, row.step, row.text, row.author, row.created_at) for row in rows]


@dataclass(frozen=True)
class Candidate:
    """Somebody a step may name: how they are called here, and by what name a process keeps them."""

    id: int
    username: str
    name: str
    department_name: Text
    tint: int


def candidates(
    code: str, *, by: Actor, word: str = "", usernames: Iterable[str] = ()
) -> list[Candidate]:
    """People found by a word, or those with these user names."""
    detail_row(code, by=by)
    wanted = list(usernames)
    if wanted:
        named = [person_by_username(name) for name in wanted]
        return [_candidate(person) for person in named if person is not None]
    found = directory(text=word, by=by, limit=20)
    return [_candidate(person_value(one.id)) for one in found]


def _candidate(person: PersonValue) -> Candidate:
    return Candidate(
        id=person.id,
        username=person.username,
        name=person.name,
        department_name=dict(person_brief(person.id).department_name),
        tint=tint(person.id),
    )
