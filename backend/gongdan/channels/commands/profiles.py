"""Keeping a mapping under a name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from gongdan.accounts.permissions import require
from gongdan.audit.commands import append
from gongdan.channels.events import ProfileSaved
from gongdan.channels.imports import mapping
from gongdan.channels.models import ImportProfile
from gongdan.channels.queries.imports import zone
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import InvalidInput, Problem
from gongdan.kernel.events import Subject
from gongdan.kernel.texts import Text, is_text


@transaction.atomic
def save_profile(
    *, key: str, name: Text, content: Mapping[str, object], by: Actor, at: datetime
) -> ImportProfile:
    """Keep a mapping for the next file of its source."""
    require(by, "administer")
    if not is_text(name):
        raise InvalidInput(problems=[Problem(path="name", code="kernel.required")])
    mapping.parse(content, zone=zone())
    values = {"name": name, "content": dict(content), "updated_at": at}
    kept, _ = ImportProfile.objects.update_or_create(key=key, defaults=values)
    event = ProfileSaved(profile=key, content=dict(content))
    append(event, on=Subject("import_profile", kept.pk), by=by, at=at)
    return kept
