"""What changes forms."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from gongdan.audit.commands import append
from gongdan.forms.conversion import may_become
from gongdan.forms.definition import FieldDefinition, read
from gongdan.forms.errors import FormCodeTaken, FormNotFound, NothingToPublish
from gongdan.forms.events import (
    FormCreated,
    FormDraftSaved,
    FormPublished,
    FormRenamed,
    FormRetired,
)
from gongdan.forms.identity import with_ids
from gongdan.forms.models import FieldState, Form, FormField, FormVersion, VersionState
from gongdan.forms.permissions import require_builder
from gongdan.forms.queries import draft_problems
from gongdan.forms.registry import layout_kinds
from gongdan.forms.succession import with_aliases
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import InvalidInput, Problem, Stale
from gongdan.kernel.events import Event, Subject
from gongdan.kernel.texts import Text, is_text

Content = dict[str, object]
CODE = re.compile(r"[a-z][a-z0-9_-]{0,39}")
LARGEST = 1_000_000
DRAFT_NO = 0


@transaction.atomic
def create(*, code: str, name: Text, application: str, by: Actor, at: datetime) -> int:
    """Begin a form; returns its id."""
    require_builder(by, application=application)
    _require_code_and_name(code, name)
    form, is_new = Form.objects.get_or_create(
        code=code, defaults={"application": application, "name": name}
    )
    if not is_new:
        raise FormCodeTaken(form=code)
    _record(form, FormCreated(form=code, application=application), by=by, at=at)
    return form.pk


@transaction.atomic
def rename(*, code: str, name: Text, by: Actor, at: datetime) -> None:
    """Give a form another name."""
    form = _lock(code, by=by)
    _require_code_and_name(code, name)
    before, form.name = form.name, name
    form.save(update_fields=["name"])
    _record(form, FormRenamed(form=code, before=before, after=name), by=by, at=at)


@transaction.atomic
def save_draft(
    *, code: str, content: Content, by: Actor, at: datetime, seen: str | None = None
) -> str:
    """Keep a form as its draft, right or wrong, its new fields with ids; returns its checksum.

    ``seen`` is the checksum of the draft the builder started from: refused when another came first.
    """
    form = _lock(code, by=by)
    published = form.versions.filter(state=VersionState.PUBLISHED).first()
    kept = with_aliases(published.content if published else None, with_ids(content))
    written = json.dumps(kept, sort_keys=True, ensure_ascii=False)
    if len(written) > LARGEST:
        raise InvalidInput(problems=[Problem(path="content", code="forms.too_large_form")])
    draft = form.versions.filter(state=VersionState.DRAFT).first()
    if seen is not None and draft is not None and draft.checksum != seen:
        raise Stale()
    if draft is None:
        draft = FormVersion(form=form, no=DRAFT_NO, state=VersionState.DRAFT)
    draft.content, draft.checksum = kept, hashlib.sha256(written.encode()).hexdigest()
    draft.save()
    _record(form, FormDraftSaved(form=code, checksum=draft.checksum), by=by, at=at)
    return draft.checksum


@transaction.atomic
def publish(*, code: str, by: Actor, at: datetime) -> int:
    """Make the draft the version that holds; returns its number."""
    form = _lock(code, by=by)
    draft = form.versions.filter(state=VersionState.DRAFT).first()
    if draft is None:
        raise NothingToPublish()
    problems = draft_problems(form, draft.content)
    if problems:
        raise InvalidInput(problems=problems)
    items = read(draft.content, layout=layout_kinds()).items
    _refuse_taken(form, items)
    added, retired = _keep_fields(form, items)
    highest = form.versions.aggregate(highest=Max("no"))["highest"]
    form.versions.filter(state=VersionState.PUBLISHED).update(state=VersionState.RETIRED)
    draft.no, draft.state = int(highest) + 1, VersionState.PUBLISHED
    draft.published_at, draft.published_by = at, by.as_dict()
    draft.save(update_fields=["no", "state", "published_at", "published_by"])
    facts = {"added": sorted(added), "retired": sorted(retired)}
    event = FormPublished(form=code, version=draft.no, checksum=draft.checksum, **facts)
    _record(form, event, by=by, at=at)
    return draft.no


@transaction.atomic
def retire(*, code: str, by: Actor, at: datetime) -> None:
    """Offer a form no longer; what was filled in stays."""
    form = _lock(code, by=by)
    form.is_active = False
    form.save(update_fields=["is_active"])
    _record(form, FormRetired(form=code), by=by, at=at)


def _require_code_and_name(code: str, name: object) -> None:
    problems = []
    if not CODE.fullmatch(code):
        problems.append(Problem(path="code", code="forms.code_malformed"))
    if not is_text(name):
        problems.append(Problem(path="name", code="forms.label_missing"))
    if problems:
        raise InvalidInput(problems=problems)


def _lock(code: str, *, by: Actor) -> Form:
    form = Form.objects.select_for_update().filter(code=code).first()
    if form is None:
        raise FormNotFound(form=code)
    require_builder(by, application=form.application)
    return form


def _refuse_taken(form: Form, items: tuple[FieldDefinition, ...]) -> None:
    """A field's id belongs to one form for good, and to kinds that hold the same answers."""
    known = {row.id: row for row in FormField.objects.filter(id__in=[item.id for item in items])}
    problems = []
    for index, item in enumerate(items):
        row = known.get(item.id)
        if row is not None and row.form_id != form.pk:
            problems.append(Problem(path=f"fields.{index}.id", code="forms.id_taken"))
        elif row is not None and may_become(row.kind, item.kind) not in ("same", "in_place"):
            facts: Mapping[str, str] = {"before": row.kind, "kind": item.kind}
            path = f"fields.{index}.kind"
            problems.append(Problem(path=path, code="forms.kind_changed", **facts))
    if problems:
        raise InvalidInput(problems=problems)


def _keep_fields(form: Form, items: tuple[FieldDefinition, ...]) -> tuple[set[str], set[str]]:
    """Write down which fields are asked from now on; returns the added and the retired codes."""
    rows = form.fields.all()
    before = {row.id: row.code for row in rows if row.state == FieldState.ACTIVE}
    now = {item.id: item.code for item in items}
    rows.update(state=FieldState.RETIRED)
    FormField.objects.bulk_create(
        [
            FormField(
                id=item.id, form=form, code=item.code, kind=item.kind, state=FieldState.ACTIVE
            )
            for item in items
        ],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["code", "kind", "state"],
    )
    added = {now[key] for key in now.keys() - before.keys()}
    return added, {before[key] for key in before.keys() - now.keys()}


def _record(form: Form, event: Event, *, by: Actor, at: datetime) -> None:
    append(event, on=Subject("form", form.pk), by=by, at=at)
