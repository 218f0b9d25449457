"""Processes as files: those of other tools that were taken over, and our own drawn for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from gongdan.flows.bpmn.writing import write_bpmn
from gongdan.flows.errors import ProcessNotPublished
from gongdan.flows.queries import detail_row, process, version_content
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import NotFound
from gongdan.kernel.texts import pick


@dataclass(frozen=True)
class FileValue:
    """A file another tool drew that became a draft, with what was noticed in it."""

    id: int
    name: str
    findings: list[dict[str, object]]
    taken_at: datetime
    taken_by: Mapping[str, object]


def files(code: str, *, by: Actor) -> list[FileValue]:
    """The files that were taken over, newest first."""
    found = detail_row(code, by=by).files.order_by("-pk").defer("content")
    return [FileValue(one.pk, one.name, one.findings, one.taken_at, one.taken_by) for one in found]


def file_content(code: str, file_id: int, *, by: Actor) -> bytes:
    """A file as it came."""
    found = detail_row(code, by=by).files.filter(pk=file_id).first()
    if found is None:
        raise NotFound(what="file")
    return bytes(found.content)


def drawn(code: str, *, language: str, by: Actor, no: int | None = None) -> bytes:
    """A process as a BPMN file: a version, or the draft, or what holds where there is none."""
    row = detail_row(code, by=by)
    detail = process(code, by=by)
    told = detail.draft.content if detail.draft else detail.content
    content = version_content(code, no, by=by) if no is not None else told
    if content is None:
        raise ProcessNotPublished(process=code)
    return write_bpmn(content, code=code, name=pick(row.name, language), language=language)
