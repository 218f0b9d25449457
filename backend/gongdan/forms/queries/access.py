"""What a person may do with each field of a form, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gongdan.accounts.permissions import Access, field_access, grants
from gongdan.accounts.queries import actor_for_person_id
from gongdan.accounts.queries.listings import roles
from gongdan.forms.definition import FieldDefinition
from gongdan.forms.queries import current_version, form
from gongdan.kernel.actors import Actor
from gongdan.kernel.texts import Text


@dataclass(frozen=True, kw_only=True)
class RoleReason:
    """What one role of the person allows: in every form, and on this one."""

    role: str
    name: Text
    of_role: str
    of_form: str


@dataclass(frozen=True, kw_only=True)
class ExplainedField:
    """How far a person goes with a field; the widest of their roles counts."""

    field_id: str
    code: str
    label: Text
    level: Access
    is_sensitive: bool
    reasons: list[RoleReason]


@dataclass(frozen=True)
class ExplainedAccess:
    """Every field of a form for one person; an administrator is held back from nothing."""

    is_administrator: bool
    fields: list[ExplainedField]


def explained_access(code: str, *, person_id: int, by: Actor) -> ExplainedAccess:
    """Why a person sees a field or does not, for the form's builders."""
    application = form(code, by=by).brief.application
    holder = actor_for_person_id(person_id)
    held = {role for one in grants(holder, application=application) for role in one.roles}
    known = {one.key: (one.name, one.fields) for one in roles() if one.key in held}
    return ExplainedAccess(
        holder.rights.is_administrator,
        [_one(one, known, holder, application) for one in current_version(code).fields],
    )


def _one(
    one: FieldDefinition,
    known: Mapping[str, tuple[Text, Mapping[str, str]]],
    holder: Actor,
    application: str,
) -> ExplainedField:
    level = field_access(holder, application=application, field=one.code, by_role=one.access)
    return ExplainedField(
        field_id=one.id,
        code=one.code,
        label=dict(one.label),
        level=level,
        is_sensitive=one.is_sensitive,
        reasons=[
            RoleReason(
                role=key,
                name=name,
                of_role=fields.get(one.code, fields.get("*", "edit")),
                of_form=one.access.get(key, "edit"),
            )
            for key, (name, fields) in known.items()
        ],
    )
