"""Where an application's own OpenAPI document is read."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import cast

from django.conf import settings
from ninja import NinjaAPI, Router

from gongdan.accounts.permissions import Access, require_internal
from gongdan.accounts.requests import Request
from gongdan.catalog import queries as catalog
from gongdan.catalog.queries import record_types
from gongdan.config.application_document import About, Document, Typed, typed_document
from gongdan.forms import queries as forms
from gongdan.forms.definition import FieldDefinition
from gongdan.forms.reach import reach, shown_fields
from gongdan.kernel.actors import Actor
from gongdan.kernel.texts import pick
from gongdan.records import permissions as of_records
from gongdan.workorders import answers as of_orders


def router_of(api: NinjaAPI) -> Router:
    """The routes that describe the API they are part of."""
    router = Router(tags=["catalog"])

    @router.get(
        "/applications/{code}/openapi.json",
        operation_id="catalog_get_document",
        response=dict[str, object],
    )
    def get_document(request: Request, code: str) -> Document:
        """The application's own OpenAPI document, made of the forms that hold now."""
        require_internal(request.actor)
        about = _about(code, by=request.actor)
        return typed_document(cast("Document", dict(api.get_openapi_schema())), about)

    return router


def _about(code: str, *, by: Actor) -> About:
    language = settings.LANGUAGE_CODE
    application = catalog.application(code)
    return About(
        code=code,
        name=pick(application.name, language),
        language=language,
        orders=tuple(_orders(code, language, by=by)),
        records=tuple(_records(code, language, by=by)),
    )


def _orders(application: str, language: str, *, by: Actor) -> list[Typed]:
    found = [one for one in catalog.offered_types() if one.application.code == application]
    return [
        Typed(
            one.code,
            pick(one.name, language),
            _seen(
                forms.version(one.form_version_id).fields,
                partial(of_orders.access_to, by=by, application=application),
            ),
        )
        for one in found
    ]


def _records(application: str, language: str, *, by: Actor) -> list[Typed]:
    types = [
        record_types.record_type(brief.code)
        for brief in record_types.record_types(by=by, application=application)
        if brief.no is not None and brief.is_active
    ]
    return [
        Typed(
            one.code,
            pick(one.name, language),
            _seen(
                forms.version(one.form_version_id).fields,
                partial(of_records.access_to, type_=one, by=by),
            ),
        )
        for one in types
    ]


def _seen(
    fields: tuple[FieldDefinition, ...], allow: Callable[..., Access]
) -> tuple[FieldDefinition, ...]:
    """What somebody is told of: no hidden field, no hidden column."""
    return shown_fields(fields, reach(fields, lambda one, table: allow(one, table=table)))
