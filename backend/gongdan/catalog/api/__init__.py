"""Addresses of the catalog."""

from __future__ import annotations

from ninja import Router, Status

from gongdan.accounts.permissions import require
from gongdan.accounts.requests import Request
from gongdan.catalog import queries, shown
from gongdan.catalog.api import packages, record_types
from gongdan.catalog.api import types as type_pages
from gongdan.catalog.commands import applications, categories
from gongdan.catalog.queries import ApplicationValue, CategoryValue
from gongdan.catalog.schemas import (
    ApplicationIn,
    ApplicationNewIn,
    CategoryChangeIn,
    CategoryNewIn,
)
from gongdan.catalog.shown import ApplicationCard
from gongdan.kernel.times import now

router = Router(tags=["catalog"])
router.add_router("", record_types.router)
router.add_router("", packages.router)
router.add_router("", type_pages.router)


@router.get(
    "/applications", operation_id="catalog_list_applications", response=list[ApplicationCard]
)
def list_applications(request: Request, with_inactive: bool = False) -> list[ApplicationCard]:
    """The applications and what can be filed in them; those switched off for administrators."""
    if with_inactive:
        require(request.actor, "administer")
    return shown.application_cards(only_active=not with_inactive)


@router.post(
    "/applications",
    operation_id="catalog_create_application",
    response={201: ApplicationValue},
)
def create_application(request: Request, body: ApplicationNewIn) -> Status[ApplicationValue]:
    """Begin an application."""
    facts = applications.ApplicationFacts(**body.model_dump())
    applications.create_application(facts=facts, by=request.actor, at=now())
    return Status(201, queries.application(body.code))


@router.put(
    "/applications/{code}", operation_id="catalog_change_application", response=ApplicationValue
)
def change_application(request: Request, code: str, body: ApplicationIn) -> ApplicationValue:
    """Rename an application, give its desk to another team, or switch it off."""
    applications.change_application(
        code=code,
        name=body.name,
        desk_team=body.desk_team,
        is_active=body.is_active,
        by=request.actor,
        at=now(),
    )
    return queries.application(code)


@router.get("/categories", operation_id="catalog_list_categories", response=list[CategoryValue])
def list_categories(request: Request, application: str | None = None) -> list[CategoryValue]:  # noqa: ARG001 the same for all
    """The category tree, flat, parents before children."""
    return queries.categories(application=application)


@router.post("/categories", operation_id="catalog_create_category", response={201: CategoryValue})
def create_category(request: Request, body: CategoryNewIn) -> Status[CategoryValue]:
    """Add a category."""
    facts = categories.CategoryFacts(
        code=body.code, name=body.name, parent=body.parent, position=body.position
    )
    categories.create_category(
        application=body.application, facts=facts, by=request.actor, at=now()
    )
    return Status(201, queries.category(body.code))


@router.put("/categories/{code}", operation_id="catalog_change_category", response=CategoryValue)
def change_category(request: Request, code: str, body: CategoryChangeIn) -> CategoryValue:
    """Rename, move or switch a category."""
    facts = categories.CategoryFacts(
        code=code,
        name=body.name,
        parent=body.parent,
        position=body.position,
        is_active=body.is_active,
    )
    categories.change_category(facts=facts, by=request.actor, at=now())
    return queries.category(code)
