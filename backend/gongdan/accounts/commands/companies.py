"""What changes customers' companies."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gongdan.accounts import texts
from gongdan.accounts.events import CompanyChanged, CompanyCreated
from gongdan.accounts.models import Company, Person
from gongdan.accounts.permissions import require
from gongdan.accounts.rows import locked, save_changes, save_new
from gongdan.audit.commands import append
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import NotFound
from gongdan.kernel.events import Subject


@transaction.atomic
def create_company(*, name: str, is_vip: bool = False, by: Actor, at: datetime) -> Company:
    """Add a customer's company."""
    require(by, "administer")
    company = Company(name=_name(name), is_vip=is_vip)
    save_new(company)
    event = CompanyCreated(company=company.name, is_vip=is_vip)
    append(event, on=Subject("company", company.pk), by=by, at=at)
    return company


@transaction.atomic
def change_company(
    *, company_id: int, name: str, is_vip: bool, is_active: bool = True, by: Actor, at: datetime
) -> Company:
    """Rename a company, make it a VIP or not, close or reopen it."""
    require(by, "administer")
    company = locked(Company.objects.filter(pk=company_id), what="company")
    values = {"name": _name(name), "is_vip": is_vip, "is_active": is_active}
    if changes := save_changes(company, values):
        append(CompanyChanged(changes=changes), on=Subject("company", company_id), by=by, at=at)
    return company


@transaction.atomic
def set_company_owner(*, company_id: int, owner_id: int | None, by: Actor, at: datetime) -> Company:
    """Say who looks after a company's people; their orders can be given to them."""
    require(by, "administer")
    company = locked(Company.objects.filter(pk=company_id), what="company")
    if owner_id is not None:
        here = Person.objects.filter(pk=owner_id, is_active=True, is_internal=True)
        if not here.exists():
            raise NotFound(what="person")
    if changes := save_changes(company, {"owner_id": owner_id}):
        append(CompanyChanged(changes=changes), on=Subject("company", company_id), by=by, at=at)
    return company


def _name(name: str) -> str:
    if not name.strip():
        raise texts.refused("name", "kernel.required")
    return name.strip()
