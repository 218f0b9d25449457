"""What others read: forms and their versions as values."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from django.db.models import QuerySet

from gongdan.forms.checking import check
from gongdan.forms.definition import FieldDefinition, FormDefinition, read
from gongdan.forms.errors import FormNotFound, FormNotPublished, FormOutOfUse
from gongdan.forms.facts import known_facts, linked_types
from gongdan.forms.models import Form, FormVersion, VersionState
from gongdan.forms.permissions import may_define, require_builder, require_reader
from gongdan.forms.queries.context import clean_context
from gongdan.forms.queries.dictionaries import filled_in, problems_of, stamps
from gongdan.forms.registry import layout_kinds
from gongdan.forms.succession import succession_problems
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import Problem
from gongdan.kernel.prepared import prepared
from gongdan.kernel.recall import recalled
from gongdan.kernel.texts import Text

__all__ = ["clean_context"]

Content = dict[str, object]


@dataclass(frozen=True)
class FormVersionValue:
    """One published version of a form; ``content`` is what pages render."""

    id: int
    form_id: int
    form_code: str
    application: str
    name: Text
    no: int
    definition: FormDefinition
    content: Content

    @property
    def fields(self) -> tuple[FieldDefinition, ...]:
        """What is asked, in order, without headings and explanations."""
        return self.definition.fields


@dataclass(frozen=True)
class FormBrief:
    """A form in a list."""

    code: str
    application: str
    name: Text
    is_active: bool
    no: int | None
    published_at: datetime | None
    has_draft: bool


@dataclass(frozen=True)
class Draft:
    """A draft with what forbids publishing it."""

    content: Content
    checksum: str
    problems: list[Problem]


@dataclass(frozen=True)
class FormDetail:
    """A form as its builder sees it: what holds and what is being prepared."""

    brief: FormBrief
    content: Content | None
    draft: Draft | None


@dataclass(frozen=True, kw_only=True)
class NamedContent:
    """What one form asks, or its draft would."""

    code: str
    name: Text
    content: Content
    is_draft: bool


@dataclass(frozen=True)
class VersionBrief:
    """One published version in a list."""

    id: int
    no: int
    state: str
    published_at: datetime | None
    published_by: dict[str, object] | None


def current_version(code: str) -> FormVersionValue:
    """The version of a form that holds now; what runs on older ones reads ``version``."""
    form = Form.objects.filter(code=code).first()
    if form is None:
        raise FormNotFound(form=code)
    if not form.is_active:
        raise FormOutOfUse(form=code)
    found = form.versions.filter(state=VersionState.PUBLISHED)
    row = found.values_list("pk", "checksum").first()
    if row is None:
        raise FormNotPublished(form=code)
    return _load(*row)


@recalled
def version(version_id: int) -> FormVersionValue:
    """A form as it was in one of its versions."""
    found = _checksum(version_id)
    if not found:
        raise FormNotFound(form=version_id)
    return _load(*found[0])


@prepared
def _checksum(version_id: int) -> QuerySet[FormVersion, tuple[int, str]]:
    return FormVersion.objects.filter(pk=version_id).values_list("pk", "checksum")


def forms(*, by: Actor, application: str | None = None) -> list[FormBrief]:
    """The forms the actor may change."""
    rows = Form.objects.order_by("application", "code")
    if application is not None:
        rows = rows.filter(application=application)
    return [_brief(row) for row in rows if may_define(by, application=row.application)]


def form(code: str, *, by: Actor) -> FormDetail:
    """One form with its draft, for its builders."""
    row = _row(code, by=by)
    published = row.versions.filter(state=VersionState.PUBLISHED).first()
    draft = row.versions.filter(state=VersionState.DRAFT).first()
    return FormDetail(
        brief=_brief(row),
        content=published.content if published else None,
        draft=_draft(draft) if draft else None,
    )


def contents() -> list[NamedContent]:
    """What every form asks now, and what its draft would ask."""
    rows = FormVersion.objects.exclude(state=VersionState.RETIRED).select_related("form")
    return [
        NamedContent(
            code=row.form.code,
            name=row.form.name,
            content=row.content,
            is_draft=row.state == VersionState.DRAFT,
        )
        for row in rows.order_by("form__code", "no")
    ]


def form_code(form_id: int) -> str:
    """The code of a form that exists."""
    return Form.objects.values_list("code", flat=True).get(pk=form_id)


def form_id(code: str) -> int:
    """The id behind a form's code."""
    found = Form.objects.filter(code=code).values_list("pk", flat=True).first()
    if found is None:
        raise FormNotFound(form=code)
    return found


def versions(code: str, *, by: Actor) -> list[VersionBrief]:
    """The published versions, newest first, for the form's builders."""
    rows = _row(code, by=by).versions.exclude(state=VersionState.DRAFT).order_by("-no")
    return [VersionBrief(r.pk, r.no, r.state, r.published_at, r.published_by) for r in rows]


def form_contents(
    code: str, *, before: int | None, after: int | None, by: Actor
) -> tuple[Content, Content]:
    """Two contents of a form for its builders, by number; none means the draft."""
    row = _row(code, by=by)
    return _content(row, before), _content(row, after)


def version_content(code: str, no: int, *, by: Actor) -> Content:
    """What one published version asks, for whoever is to fill it in or read it."""
    require_reader(by)
    rows = FormVersion.objects.exclude(state=VersionState.DRAFT).filter(form__code=code, no=no)
    row = rows.first()
    if row is None:
        raise FormNotFound(form=code)
    return _load(row.pk, row.checksum).content


def draft_problems(form: Form, content: Content) -> list[Problem]:
    """What forbids publishing a draft: by itself, and after the version that holds."""
    problems = check(content, facts=known_facts(), linked=linked_types) or problems_of(content)
    published = form.versions.filter(state=VersionState.PUBLISHED).first()
    if problems or published is None:
        return problems
    return succession_problems(published.content, content)


def _load(version_id: int, checksum: str) -> FormVersionValue:
    row = _read_once(version_id, checksum)
    used = stamps(row.content)
    return _filled_in(version_id, checksum, used) if used else row


@lru_cache(maxsize=512)
def _read_once(version_id: int, _checksum: str) -> FormVersionValue:
    """Read once per process: a published version never changes."""
    row = FormVersion.objects.select_related("form").get(pk=version_id)
    return FormVersionValue(
        id=row.pk,
        form_id=row.form_id,
        form_code=row.form.code,
        application=row.form.application,
        name=row.form.name,
        no=row.no,
        definition=read(row.content, layout=layout_kinds()),
        content=row.content,
    )


@lru_cache(maxsize=512)
def _filled_in(
    version_id: int, checksum: str, _used: tuple[tuple[str, int], ...]
) -> FormVersionValue:
    """The same with the options that its dictionaries have now."""
    row = _read_once(version_id, checksum)
    content = filled_in(row.content)
    definition = read(content, layout=layout_kinds())
    return replace(row, content=content, definition=definition)


def _content(row: Form, no: int | None) -> Content:
    if no == 0:
        return {"fields": []}
    rows = row.versions.filter(state=VersionState.DRAFT) if no is None else row.versions
    found = rows.first() if no is None else rows.filter(no=no).first()
    if found is None:
        raise FormNotFound(form=f"{row.code} {no or ''}".strip())
    content: Content = found.content
    return content


def _row(code: str, *, by: Actor) -> Form:
    row = Form.objects.filter(code=code).first()
    if row is None:
        raise FormNotFound(form=code)
    require_builder(by, application=row.application)
    return row


def _draft(row: FormVersion) -> Draft:
    return Draft(
        content=row.content,
        checksum=row.checksum,
        problems=draft_problems(row.form, row.content),
    )


def _brief(row: Form) -> FormBrief:
    published = row.versions.filter(state=VersionState.PUBLISHED).first()
    return FormBrief(
        code=row.code,
        application=row.application,
        name=row.name,
        is_active=row.is_active,
        no=published.no if published else None,
        published_at=published.published_at if published else None,
        has_draft=row.versions.filter(state=VersionState.DRAFT).exists(),
    )
