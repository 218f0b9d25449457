"""Imports and profiles as pages see them."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from gongdan.channels.errors import ImportNotFound, ProfileNotFound
from gongdan.channels.imports import rejects
from gongdan.channels.models import ImportProblem, ImportProfile, ImportRun
from gongdan.channels.permissions import may_import, require_some_importer
from gongdan.kernel.actors import Actor
from gongdan.kernel.texts import Text

SHIPPED = Path(__file__).resolve().parents[1] / "profiles"
MOST_RUNS = 50
MOST_PROBLEMS = 100


@dataclass(frozen=True, kw_only=True)
class ProfileValue:
    """A mapping under a name."""

    key: str
    name: Text
    is_shipped: bool
    content: dict[str, object]


@dataclass(frozen=True, kw_only=True)
class ProblemValue:
    """What the dry run found wrong where."""

    row: int
    column: str
    code: str
    facts: dict[str, object]


@dataclass(frozen=True, kw_only=True)
class RunBrief:
    """An import in a list."""

    id: int
    application: str
    file_name: str
    source: str
    state: str
    total: int
    position: int
    created: int
    already_there: int
    refused: int
    refused_rows: int
    created_at: datetime
    finished_at: datetime | None
    by: str


@dataclass(frozen=True, kw_only=True)
class RunValue(RunBrief):
    """An import with everything its page shows."""

    profile: str
    mapping: dict[str, object]
    format: str
    encoding: str
    confidence: int
    delimiter: str
    columns: list[dict[str, object]]
    sample: list[list[str]]
    total_rows: int
    problem_count: int
    problems: list[ProblemValue]
    failure: dict[str, object] | None
    checked_at: datetime | None
    started_at: datetime | None


def runs(*, by: Actor) -> list[RunBrief]:
    """The newest imports that the actor may see."""
    require_some_importer(by)
    found = ImportRun.objects.order_by("-created_at", "-id")[: MOST_RUNS * 4]
    seen = [one for one in found if may_import(by, application=one.application)]
    return [_brief(one) for one in seen[:MOST_RUNS]]


def run(run_id: int, *, by: Actor) -> RunValue:
    """One import."""
    return run_value(visible_run(run_id, by=by))


def visible_run(run_id: int, *, by: Actor) -> ImportRun:
    """The row of an import that the actor may see."""
    found = ImportRun.objects.filter(pk=run_id).first()
    if found is None or not may_import(by, application=found.application):
        require_some_importer(by)
        raise ImportNotFound()
    return found


def interrupted(*, path: str, profile: str, application: str) -> ImportRun | None:
    """The import of a file on this machine that was begun and not ended."""
    begun = ImportRun.objects.filter(path=path, profile=profile, application=application)
    return begun.filter(state="running").order_by("-id").first()


def run_value(found: ImportRun) -> RunValue:
    """An import's row as a value."""
    problems = ImportProblem.objects.filter(run=found).order_by("row", "id")[:MOST_PROBLEMS]
    return RunValue(
        **dataclasses.asdict(_brief(found)),
        profile=found.profile,
        mapping=found.mapping,
        format=found.format,
        encoding=found.encoding,
        confidence=found.confidence,
        delimiter=found.delimiter,
        columns=found.columns,
        sample=found.sample,
        total_rows=found.total_rows,
        problem_count=found.problem_count,
        problems=[
            ProblemValue(row=one.row, column=one.column, code=one.code, facts=one.facts)
            for one in problems
        ],
        failure=found.failure,
        checked_at=found.checked_at,
        started_at=found.started_at,
    )


def rejected_lines(run_id: int, *, by: Actor) -> Iterator[str]:
    """The file of the rows that did not go in, line by line."""
    found = visible_run(run_id, by=by)
    names = [str(column["name"]) for column in found.columns]
    rows = found.rejects.order_by("row").values_list("cells", "problems")
    return rejects.lines(names, rows.iterator(chunk_size=500))


def profiles(*, by: Actor) -> list[ProfileValue]:
    """Every profile, a saved one in the place of a shipped one with its key."""
    require_some_importer(by)
    found = shipped_profiles()
    for one in ImportProfile.objects.order_by("key"):
        found[one.key] = ProfileValue(
            key=one.key, name=one.name, is_shipped=False, content=one.content
        )
    return list(found.values())


def profile(key: str) -> ProfileValue:
    """One profile by its key."""
    saved = ImportProfile.objects.filter(key=key).first()
    if saved is not None:
        return ProfileValue(key=key, name=saved.name, is_shipped=False, content=saved.content)
    shipped = shipped_profiles().get(key)
    if shipped is None:
        raise ProfileNotFound(profile=key)
    return shipped


def shipped_profiles() -> dict[str, ProfileValue]:
    """The profiles that come with the product."""
    found = {}
    for path in sorted(SHIPPED.glob("*.json")):
        read = json.loads(path.read_text(encoding="utf-8"))
        found[path.stem] = ProfileValue(
            key=path.stem, name=read["name"], is_shipped=True, content=read["content"]
        )
    return found


def may_open_file(by: Actor, run_id: int, is_internal: bool) -> bool:  # noqa: ARG001 as files asks
    """Whether the actor may open the file of an import."""
    found = ImportRun.objects.filter(pk=run_id).first()
    return found is not None and may_import(by, application=found.application)


def zone() -> str:
    """The zone of moments that say none."""
    return str(settings.ORG_TIME_ZONE)


def _brief(found: ImportRun) -> RunBrief:
    return RunBrief(
        id=found.pk,
        application=found.application,
        file_name=found.file_name,
        source=str(found.mapping.get("source", "")),
        state=found.state,
        total=found.total,
        position=found.position,
        created=found.created,
        already_there=found.already_there,
        refused=found.refused,
        refused_rows=found.refused_rows,
        created_at=found.created_at,
        finished_at=found.finished_at,
        by=str(found.started_by.get("name", "")),
    )
