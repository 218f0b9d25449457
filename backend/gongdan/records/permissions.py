"""Who may do what with records and saved views."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from gongdan.accounts.permissions import Access, field_access
from gongdan.catalog.queries.record_types import RecordTypeValue, record_type_of_form
from gongdan.catalog.record_access import Act
from gongdan.forms.definition import FieldDefinition
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import Forbidden
from gongdan.records.models import Record


def may_share(by: Actor) -> bool:
    """Whether others may be shown the actor's views: only somebody who handles work may."""
    handles = any("workorders.handle" in each.permissions for each in by.rights.grants.values())
    return by.rights.is_administrator or handles


def record_type_of(subject: str) -> str | None:
    """The record type whose list a view is of: ``record:customer``."""
    noun, _, code = subject.partition(":")
    return code if noun == "record" and code else None


def subject_of(record_type: str) -> str:
    """The subject of the views of a record type."""
    return f"record:{record_type}"


def require_act(type_: RecordTypeValue, act: Act, *, by: Actor) -> None:
    """Refuse unless the actor may do this with some records of the type."""
    if not type_.access(by).may(act):
        raise Forbidden(permission=f"records.{act}", application=type_.application)


def visible(
    records: QuerySet[Record], type_: RecordTypeValue, *, by: Actor, act: Act = "read"
) -> QuerySet[Record]:
    """Of these records of one type those with which the actor may do this."""
    scope = type_.access(by).scopes.get(act)
    if scope is None:
        return records.none()
    if scope == "all":
        return records
    own = Q(created_by=by.rights.person_id or 0)
    if scope == "department":
        own |= Q(department_id__in=by.rights.department_ids)
    return records.filter(own)


def scope_sql(type_: RecordTypeValue, *, by: Actor, act: Act = "read") -> tuple[str, list[object]]:
    """The same as a condition on ``r``, a row of the records table."""
    scope = type_.access(by).scopes.get(act)
    if scope is None:
        return "FALSE", []
    if scope == "all":
        return "TRUE", []
    person = by.rights.person_id or 0
    if scope == "own":
        return "r.created_by = %s", [person]
    departments = sorted(by.rights.department_ids)
    return "(r.created_by = %s OR r.department_id = ANY(%s::bigint[]))", [person, departments]


def may_open_file(by: Actor, record_id: int, _is_internal: bool) -> bool:
    """Whether the actor may open a file of a record: whoever sees the record may."""
    found = Record.objects.filter(id=record_id).only("id", "form_id").first()
    type_ = record_type_of_form(found.form_id) if found else None
    if type_ is None:
        return False
    return visible(Record.objects.filter(id=record_id), type_, by=by).exists()


def access_to(
    one: FieldDefinition, type_: RecordTypeValue, *, by: Actor, table: str = ""
) -> Access:
    """What the actor may do with one field of the type's records, or a column of a table."""
    if by.kind == "system":
        return "edit"
    return field_access(
        by, application=type_.application, field=one.code, by_role=one.access, table=table
    )
