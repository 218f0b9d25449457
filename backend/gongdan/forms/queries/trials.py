"""What a builder tries before publishing: differences, and sample answers as somebody else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from gongdan.accounts.permissions import Access, field_access
from gongdan.accounts.queries.listings import roles
from gongdan.forms import queries
from gongdan.forms.definition import FormDefinition, read
from gongdan.forms.difference import Change, differences
from gongdan.forms.engine import Preview, Submission, by_id, preview
from gongdan.forms.errors import FormNotFound
from gongdan.forms.queries.context import clean_context
from gongdan.forms.queries.dictionaries import filled_in
from gongdan.forms.registry import layout_kinds
from gongdan.kernel.actors import Actor, Grant, Rights
from gongdan.kernel.errors import InvalidInput, Problem


@dataclass(frozen=True)
class Trial:
    """Sample answers by code or id, sent by somebody with a role, perhaps over stored ones."""

    answers: Mapping[str, object]
    role: str = ""
    stored: Mapping[str, object] = field(default_factory=dict)
    facts: Mapping[str, object] = field(default_factory=dict)


def difference(code: str, *, before: int | None, after: int | None, by: Actor) -> list[Change]:
    """What differs between two versions by number; none is the draft, nought the empty form."""
    was, now = queries.form_contents(code, before=before, after=after, by=by)
    return differences(was, now)


def trial(code: str, sample: Trial, *, by: Actor, at: datetime) -> Preview:
    """The draft's judgement of sample answers; nothing is kept."""
    detail = queries.form(code, by=by)
    if detail.draft is None and detail.content is None:
        raise FormNotFound(form=code)
    if detail.draft is not None and detail.draft.problems:
        raise InvalidInput(problems=detail.draft.problems)
    content = detail.draft.content if detail.draft is not None else detail.content
    form = read(filled_in(content or {}), layout=layout_kinds())
    access = _access(form, sample.role, application=detail.brief.application)
    submission = Submission(
        answers=by_id(form, sample.answers),
        access=access,
        stored=by_id(form, sample.stored),  # type: ignore[arg-type]
        facts=sample.facts,
    )
    return preview(form, submission, context=clean_context(at=at, by=by))


def _access(form: FormDefinition, role: str, *, application: str) -> dict[str, Access]:
    """What holders of a role may do with each field; without a role everything."""
    if not role:
        return {item.id: "edit" for item in form.fields}
    known = {one.key: one.fields for one in roles()}
    if role not in known:
        raise InvalidInput(problems=[Problem(path="role", code="forms.unknown_role", role=role)])
    grant = Grant(roles=frozenset({role}), fields=known[role])
    holder = Actor("person", None, role, Rights(is_internal=True, grants={application: grant}))
    return {
        item.id: field_access(holder, application=application, field=item.code, by_role=item.access)
        for item in form.fields
    }
