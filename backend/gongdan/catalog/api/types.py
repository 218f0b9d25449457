"""Work-order types as builders make and change them."""

from __future__ import annotations

from ninja import Router, Status

from gongdan.accounts.requests import Request
from gongdan.catalog import shown
from gongdan.catalog.commands import types as commands
from gongdan.catalog.queries import types as queries
from gongdan.catalog.queries.types import TypeBrief, TypeDefinition
from gongdan.catalog.schemas import (
    TypeBriefOut,
    TypeContentOut,
    TypeDefinitionOut,
    TypeIn,
    TypeNewIn,
    TypeVersionIn,
)
from gongdan.catalog.shown import TypeView
from gongdan.kernel.times import now

router = Router(tags=["catalog"])


@router.get("/work-order-types", operation_id="catalog_list_types", response=list[TypeBriefOut])
def list_types(request: Request, application: str | None = None) -> list[TypeBrief]:
    """The work-order types you may change."""
    return queries.types_to_build(by=request.actor, application=application)


@router.post(
    "/work-order-types", operation_id="catalog_create_type", response={201: TypeDefinitionOut}
)
def create_type(request: Request, body: TypeNewIn) -> Status[TypeDefinition]:
    """Make a type that can be filed at once; a form and a process not named are begun plain."""
    new = commands.NewType(**body.model_dump(exclude={"application"}))
    commands.begin_type(application=body.application, new=new, by=request.actor, at=now())
    return Status(201, queries.type_definition(body.code, by=request.actor))


@router.get(
    "/work-order-types/{code}/definition",
    operation_id="catalog_get_type_definition",
    response=TypeDefinitionOut,
)
def get_definition(request: Request, code: str) -> TypeDefinition:
    """A type with its settings and its versions."""
    return queries.type_definition(code, by=request.actor)


@router.put(
    "/work-order-types/{code}", operation_id="catalog_change_type", response=TypeDefinitionOut
)
def change_type(request: Request, code: str, body: TypeIn) -> TypeDefinition:
    """Rename a type, describe it anew, move it, let it be filed or no more."""
    facts = commands.TypeFacts(code=code, **body.model_dump(exclude={"is_active"}))
    commands.change_type(facts=facts, by=request.actor, at=now())
    commands.offer_type(code=code, is_active=body.is_active, by=request.actor, at=now())
    return queries.type_definition(code, by=request.actor)


@router.get(
    "/work-order-types/{code}/versions/{int:no}",
    operation_id="catalog_get_type_version",
    response=TypeContentOut,
)
def get_version(request: Request, code: str, no: int) -> TypeContentOut:
    """What one version of a type says."""
    content = queries.type_version_content(code, no, by=request.actor)
    return TypeContentOut(content=dict(content))


@router.get("/work-order-types/{code}", operation_id="catalog_get_type", response=TypeView)
def get_type(request: Request, code: str) -> TypeView:
    """A type with its form, situations and stages."""
    return shown.type_view(code, by=request.actor)


@router.post(
    "/work-order-types/{code}/versions",
    operation_id="catalog_publish_type",
    response={201: TypeView},
)
def publish_type(request: Request, code: str, body: TypeVersionIn) -> Status[TypeView]:
    """Publish a version; new orders use it from now on."""
    binding = commands.Binding(form=body.form, process=body.process, content=body.content)
    commands.publish_type(code=code, binding=binding, by=request.actor, at=now())
    return Status(201, shown.type_view(code, by=request.actor))
