"""Taking options out of use because others take their place."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import cast

from django.db import transaction
from django.db.models import Max

from gongdan.audit.commands import append
from gongdan.forms.commands.dictionaries import change_dictionary
from gongdan.forms.definition import FieldDefinition
from gongdan.forms.errors import FormNotFound
from gongdan.forms.events import FormPublished
from gongdan.forms.merging import merge_options, out_of_use
from gongdan.forms.models import Dictionary, Form, FormVersion, VersionState
from gongdan.forms.permissions import require_builder
from gongdan.kernel.actors import Actor
from gongdan.kernel.events import Subject

Content = dict[str, object]


@transaction.atomic
def disable_options(
    *, code: str, field: FieldDefinition, keys: Sequence[str], by: Actor, at: datetime
) -> None:
    """Have nobody choose these options again: a version of the form, or its dictionary, says so.

    A draft that is being prepared says it too, so that publishing it does not bring them back.
    """
    form = Form.objects.select_for_update().filter(code=code).first()
    if form is None:
        raise FormNotFound(form=code)
    require_builder(by, application=form.application)
    dictionary = field.settings.get("dictionary")
    if isinstance(dictionary, str):
        _disable_shared(dictionary, keys, by=by, at=at)
        return
    published = form.versions.get(state=VersionState.PUBLISHED)
    after = merge_options(published.content, field_id=field.id, keys=keys)
    if after != published.content:
        _publish(form, after, by=by, at=at)
    draft = form.versions.filter(state=VersionState.DRAFT).first()
    if draft is not None:
        draft.content = merge_options(draft.content, field_id=field.id, keys=keys)
        draft.checksum = _checksum(draft.content)
        draft.save(update_fields=["content", "checksum"])


def _publish(form: Form, content: Content, *, by: Actor, at: datetime) -> None:
    highest = form.versions.aggregate(highest=Max("no"))["highest"]
    form.versions.filter(state=VersionState.PUBLISHED).update(state=VersionState.RETIRED)
    made = FormVersion.objects.create(
        form=form,
        no=int(highest) + 1,
        content=content,
        checksum=_checksum(content),
        state=VersionState.PUBLISHED,
        published_at=at,
        published_by=by.as_dict(),
    )
    event = FormPublished(
        form=form.code, version=made.no, checksum=made.checksum, added=[], retired=[]
    )
    append(event, on=Subject("form", form.pk), by=by, at=at)


def _disable_shared(code: str, keys: Sequence[str], *, by: Actor, at: datetime) -> None:
    row = Dictionary.objects.get(code=code)
    options = cast("list[dict[str, object]]", out_of_use(row.options, keys))
    if options != row.options:
        change_dictionary(code=code, name=row.name, options=options, rev=row.rev, by=by, at=at)


def _checksum(content: Mapping[str, object]) -> str:
    written = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()
