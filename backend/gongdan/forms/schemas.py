"""Shapes of the HTTP bodies about forms."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from pydantic import Field

from gongdan.forms.engine import Preview
from gongdan.forms.queries import FormBrief, FormDetail
from gongdan.kernel.errors import Problem
from gongdan.kernel.schemas import In, Out, ProblemDetail
from gongdan.kernel.texts import Text


class FormIn(In):
    """A new form."""

    code: str
    name: Text
    application: str = ""


class FormNameIn(In):
    """A form's name."""

    name: Text


class FormContentIn(In):
    """A form's fields in order, and checks over the whole."""

    format: int = 1
    fields_: list[dict[str, object]] = Field(alias="fields")
    checks: list[dict[str, object]] = Field(default_factory=list)
    number: str = ""
    title: list[str] = Field(default_factory=list)

    def written(self) -> dict[str, object]:
        """The content as it is kept: what was not sent stays away, but for the checks."""
        return {
            "format": self.format,
            "checks": [],
            **self.model_dump(by_alias=True, exclude_unset=True),
        }


class FormDraftIn(In):
    """A form as it is designed now; ``seen`` is the checksum of the draft it started from."""

    content: FormContentIn
    seen: str | None = None


class FormBriefOut(Out):
    """A form in a list."""

    code: str
    application: str
    name: Text
    is_active: bool
    no: int | None
    published_at: datetime | None
    has_draft: bool


class FormsOut(Out):
    """All forms the reader may change."""

    items: list[FormBriefOut]


class FormDraftOut(Out):
    """A draft with what forbids publishing it."""

    content: dict[str, object]
    checksum: str
    problems: list[ProblemDetail]


class FormOut(FormBriefOut):
    """A form with what holds and what is being prepared."""

    content: dict[str, object] | None
    draft: FormDraftOut | None


class FormVersionOut(Out):
    """One published version."""

    id: int
    no: int
    state: str
    published_at: datetime | None
    published_by: dict[str, object] | None


class FormVersionsOut(Out):
    """The published versions, newest first."""

    items: list[FormVersionOut]


class FormContentOut(Out):
    """What one version asks."""

    content: dict[str, object]


class FormVersionNoOut(Out):
    """The number of a new version."""

    no: int


class FormChangeOut(Out):
    """One difference between two versions."""

    what: str
    field_id: str
    code: str
    label: dict[str, str]
    setting: str
    before: object = None
    after: object = None


class DifferenceOut(Out):
    """Everything that differs between two versions of a form."""

    changes: list[FormChangeOut]


class UseOut(Out):
    """One definition that names a field: a view, a rule, a process, another field…"""

    kind: str
    code: str
    name: dict[str, str]
    place: str
    is_draft: bool


class FieldUsesOut(Out):
    """A field and everything that names it."""

    field_id: str
    code: str
    label: dict[str, str]
    uses: list[UseOut]


class FormUsesOut(Out):
    """The fields of a form that something names."""

    items: list[FieldUsesOut]


class EffectOut(Out):
    """What a draft does to a field that holds (retired, renamed, replaced, …), felt where."""

    what: str
    settings: list[str]
    field: FieldUsesOut


class EffectsOut(Out):
    """What publishing the draft touches."""

    items: list[EffectOut]


class FormUpgradeIn(In):
    """Answers begun under an older version, by code or id."""

    answers: dict[str, object] = Field(default_factory=dict)


class FormUpgradeOut(Out):
    """The answers under the version that holds, by id, and what became of them, by code."""

    no: int
    is_behind: bool
    answers: dict[str, object]
    added: list[str]
    dropped: list[str]
    lossy: list[str]
    failed: list[str]


class FormTrialIn(In):
    """Sample answers by code or id, as holders of a role would send them."""

    answers: dict[str, object] = Field(default_factory=dict)
    role: str = ""
    stored: dict[str, object] = Field(default_factory=dict)
    facts: dict[str, object] = Field(default_factory=dict)


class FormTrialOut(Out):
    """What the draft says to sample answers."""

    answers: dict[str, object]
    problems: list[ProblemDetail]
    refused: list[ProblemDetail]
    warnings: list[ProblemDetail]
    shown: list[str]
    locked: list[str]


class DictionaryIn(In):
    """A new list of options to share."""

    code: str
    name: Text
    application: str = ""
    options: list[dict[str, object]]


class DictionaryChangeIn(In):
    """A dictionary as it should be; ``rev`` is the one it was read with."""

    name: Text
    options: list[dict[str, object]]
    rev: int


class DictionaryOut(Out):
    """A list of options that forms share."""

    code: str
    application: str
    name: Text
    options: list[dict[str, object]]
    rev: int
    is_active: bool
    may_change: bool


class DictionariesOut(Out):
    """All dictionaries."""

    items: list[DictionaryOut]


def trial_out(found: Preview) -> FormTrialOut:
    """A trial's judgement."""
    cleaned = found.cleaned
    return FormTrialOut(
        answers=dict(cleaned.answers),
        problems=_details(cleaned.problems),
        refused=_details(cleaned.refused),
        warnings=_details(cleaned.warnings),
        shown=sorted(found.shown),
        locked=sorted(found.locked),
    )


def _details(problems: Iterable[Problem]) -> list[ProblemDetail]:
    return [ProblemDetail.model_validate(problem.as_dict()) for problem in problems]


def brief_out(brief: FormBrief) -> FormBriefOut:
    """A form in a list."""
    return FormBriefOut.model_validate(brief)


def form_out(detail: FormDetail) -> FormOut:
    """A form with its draft and the draft's problems."""
    draft = None
    if detail.draft is not None:
        problems = _details(detail.draft.problems)
        draft = FormDraftOut(
            content=detail.draft.content, checksum=detail.draft.checksum, problems=problems
        )
    brief = brief_out(detail.brief).model_dump()
    return FormOut(**brief, content=detail.content, draft=draft)
