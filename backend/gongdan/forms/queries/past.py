"""Fields that a form asked once, retired or not."""

from __future__ import annotations

from gongdan.forms import queries
from gongdan.forms.definition import FieldDefinition
from gongdan.forms.models import FormVersion, VersionState


def past_field(form_id: int, field_id: str) -> FieldDefinition | None:
    """A field as the newest version that has it asks it."""
    rows = FormVersion.objects.filter(form_id=form_id).exclude(state=VersionState.DRAFT)
    having = rows.filter(content__fields__contains=[{"id": field_id}]).order_by("-no")
    newest = having.values_list("pk", flat=True).first()
    if newest is None:
        return None
    return next((one for one in queries.version(newest).fields if one.id == field_id), None)


def retired_fields(form_id: int) -> list[FieldDefinition]:
    """What a form asks no longer, each as it was asked last, in the order in which it was."""
    rows = FormVersion.objects.filter(form_id=form_id).exclude(state=VersionState.DRAFT)
    ids = list(rows.order_by("-no").values_list("pk", flat=True))
    asked: dict[str, FieldDefinition] = {}
    held: set[str] = set()
    for place, version_id in enumerate(ids):
        fields = queries.version(version_id).fields
        held = {one.id for one in fields} if place == 0 else held
        for one in fields:
            asked.setdefault(one.id, one)
    return [one for one in asked.values() if one.id not in held]
