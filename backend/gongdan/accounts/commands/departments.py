"""What changes the tree of departments."""

from __future__ import annotations

from datetime import datetime

from django.db import connection, transaction

from gongdan.accounts import texts
from gongdan.accounts.errors import DepartmentCycle, DepartmentInUse
from gongdan.accounts.events import (
    DepartmentChanged,
    DepartmentCreated,
    DepartmentHeadSet,
    DepartmentMoved,
)
from gongdan.accounts.models import Department, Person
from gongdan.accounts.permissions import require
from gongdan.accounts.rows import alone, locked, save_changes, save_new
from gongdan.audit.commands import append
from gongdan.kernel.actors import Actor
from gongdan.kernel.events import Subject
from gongdan.kernel.texts import Text

_REPLANT = """
UPDATE accounts_department
SET path = %s::bigint[] || path[array_position(path, %s::bigint):]
WHERE %s = ANY(path)
"""


@transaction.atomic
def create_department(
    *, code: str, name: Text, parent_id: int | None = None, by: Actor, at: datetime
) -> Department:
    """Add a department below another, or at the top."""
    require(by, "administer")
    alone("accounts.departments")
    above = _path_of(parent_id)
    last = Department.objects.filter(parent_id=parent_id).count()
    department = Department(code=code, name=texts.text(name), parent_id=parent_id, position=last)
    save_new(department)
    save_changes(department, {"path": [*above, department.pk]})
    event = DepartmentCreated(code=code, parent_id=parent_id)
    append(event, on=Subject("department", department.pk), by=by, at=at)
    return department


@transaction.atomic
def change_department(
    *, department_id: int, name: Text, is_active: bool = True, by: Actor, at: datetime
) -> Department:
    """Rename a department, or close it when nobody is in it."""
    require(by, "administer")
    department = _locked(department_id)
    if not is_active and _is_used(department_id):
        raise DepartmentInUse()
    changes = save_changes(department, {"name": texts.text(name), "is_active": is_active})
    if changes:
        event = DepartmentChanged(changes=changes)
        append(event, on=Subject("department", department_id), by=by, at=at)
    return department


@transaction.atomic
def move_department(*, department_id: int, parent_id: int | None, by: Actor, at: datetime) -> None:
    """Put a department, with all below it, below another one or at the top."""
    require(by, "administer")
    alone("accounts.departments")
    department = _locked(department_id)
    before, above = department.parent_id, _path_of(parent_id)
    if department_id in above:
        raise DepartmentCycle()
    if not save_changes(department, {"parent_id": parent_id}):
        return
    with connection.cursor() as cursor:
        cursor.execute(_REPLANT, [above, department_id, department_id])
    event = DepartmentMoved(before=before, after=parent_id)
    append(event, on=Subject("department", department_id), by=by, at=at)


@transaction.atomic
def set_department_head(
    *, department_id: int, person_id: int | None, by: Actor, at: datetime
) -> None:
    """Make somebody head of a department, or nobody."""
    require(by, "administer")
    department = _locked(department_id)
    before = department.head_id
    known = Person.objects.filter(pk__in=[person_id or 0], is_active=True, is_internal=True)
    if person_id is not None and not known.exists():
        raise texts.refused("head_id", "accounts.unknown_person")
    if save_changes(department, {"head_id": person_id}):
        event = DepartmentHeadSet(before=before, after=person_id)
        append(event, on=Subject("department", department_id), by=by, at=at)


def _path_of(parent_id: int | None) -> list[int]:
    if parent_id is None:
        return []
    found = Department.objects.filter(pk=parent_id).values_list("path", flat=True).first()
    if found is None:
        raise texts.refused("parent_id", "accounts.unknown_department")
    return list(found)


def _is_used(department_id: int) -> bool:
    people = Person.objects.filter(department_id=department_id, is_active=True)
    below = Department.objects.filter(parent_id=department_id, is_active=True)
    return people.exists() or below.exists()


def _locked(department_id: int) -> Department:
    return locked(Department.objects.filter(pk=department_id), what="department")
