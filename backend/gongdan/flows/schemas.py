"""Shapes of the HTTP bodies about processes."""

from __future__ import annotations

from datetime import datetime

from gongdan.flows.queries import Draft, ProcessBrief, ProcessDetail
from gongdan.kernel.errors import Problem
from gongdan.kernel.schemas import In, Out, ProblemDetail


class ProcessIn(In):
    """A new process."""

    code: str
    name: dict[str, str]
    application: str = ""


class ProcessNameIn(In):
    """A process's name."""

    name: dict[str, str]


class ProcessDraftIn(In):
    """A process as it is drawn now; ``seen`` is the checksum of the draft it started from."""

    content: dict[str, object]
    seen: str | None = None


class ProcessBriefOut(Out):
    """A process in a list."""

    code: str
    application: str
    name: dict[str, str]
    no: int | None
    published_at: datetime | None
    has_draft: bool


class ProcessesOut(Out):
    """All processes the reader may change."""

    items: list[ProcessBriefOut]


class ProcessDraftOut(Out):
    """A draft with what forbids publishing it and what only warns."""

    content: dict[str, object]
    checksum: str
    problems: list[ProblemDetail]
    warnings: list[ProblemDetail]


class ProcessOut(ProcessBriefOut):
    """A process with what holds and what is being prepared."""

    content: dict[str, object] | None
    draft: ProcessDraftOut | None


class ProcessVersionOut(Out):
    """One published version."""

    id: int
    no: int
    state: str
    published_at: datetime | None
    published_by: dict[str, object] | None


class ProcessVersionsOut(Out):
    """The published versions, newest first."""

    items: list[ProcessVersionOut]


class ProcessContentOut(Out):
    """What one version says."""

    content: dict[str, object]


class ProcessPublicationIn(In):
    """How the draft is published: as a version of its own, or as a small revision."""

    is_minor: bool = False


class ProcessVersionNoOut(Out):
    """The number of a new version."""

    no: int


class ProcessNoteIn(In):
    """Something to say beside a step."""

    step: str
    text: str


class ProcessNoteOut(Out):
    """What a builder wrote beside a step."""

    id: int
    step: str
    text: str
    author: dict[str, object]
    created_at: datetime


class ProcessNotesOut(Out):
    """What is not settled yet, oldest first."""

    items: list[ProcessNoteOut]


class CandidateOut(Out):
    """Somebody a step may name."""

    id: int
    username: str
    name: str
    department_name: dict[str, str]
    tint: int


class CandidatesOut(Out):
    """People found by a word or by their user names."""

    items: list[CandidateOut]


class ProcessFindingOut(Out):
    """Something in a file that was not taken over as it is; ``blocks``: it has to be looked at."""

    code: str
    element: str
    name: str
    step: str
    blocks: bool
    detail: str


class ProcessFileOut(Out):
    """A file that became a draft, and what was noticed in it."""

    id: int
    name: str
    findings: list[ProcessFindingOut]
    taken_at: datetime
    taken_by: dict[str, object]


class ProcessFilesOut(Out):
    """The files that were taken over, newest first."""

    items: list[ProcessFileOut]


def brief_out(brief: ProcessBrief) -> ProcessBriefOut:
    """A process in a list."""
    return ProcessBriefOut.model_validate(brief)


def process_out(detail: ProcessDetail) -> ProcessOut:
    """A process with its draft."""
    brief = brief_out(detail.brief).model_dump()
    draft = draft_out(detail.draft) if detail.draft else None
    return ProcessOut(**brief, content=detail.content, draft=draft)


def draft_out(draft: Draft) -> ProcessDraftOut:
    """A draft with its problems."""
    return ProcessDraftOut(
        content=draft.content,
        checksum=draft.checksum,
        problems=_details(draft.report.problems),
        warnings=_details(draft.report.warnings),
    )


def _details(problems: tuple[Problem, ...]) -> list[ProblemDetail]:
    return [ProblemDetail.model_validate(problem.as_dict()) for problem in problems]
