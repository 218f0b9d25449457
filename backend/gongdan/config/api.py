"""The API under ``/api/v1``: every module's router, one way in, one shape of refusal."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from importlib import import_module
from importlib.util import find_spec
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from ninja import NinjaAPI
from ninja.errors import ValidationError as NinjaValidationError
from ninja.errors import ValidationErrorContext
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation
from ninja.params.models import ParamModel
from ninja.router import BoundRouter

from gongdan.accounts.requests import Request
from gongdan.config.answering import Renderer, write_directly
from gongdan.config.authentication import AUTHENTICATIONS, identify
from gongdan.config.document import complete
from gongdan.config.documents import router_of
from gongdan.config.errors import Malformed, UnknownParameter
from gongdan.config.idempotency import once
from gongdan.config.problems import answer, of_exception
from gongdan.config.reading import StrictParser, is_storable
from gongdan.kernel.actors import NOBODY
from gongdan.kernel.apart import Apart
from gongdan.kernel.recall import recalling

MODULES = [
    "accounts",
    "deliveries",
    "files",
    "search",
    "rules",
    "sla",
    "flows",
    "forms",
    "catalog",
    "records",
    "workorders",
    "channels",
    "notifications",
    "reports",
    "audit",
]

Run = Callable[..., HttpResponseBase]


class Api(NinjaAPI):
    """The API; every operation passes ``_edge`` before it runs."""

    def _get_bound_routers(self) -> list[BoundRouter]:
        fresh = self._bound_routers_cache is None
        routers = super()._get_bound_routers()
        if fresh:
            for operation in _operations(routers):
                operation.run = _edge(operation)  # type: ignore[method-assign]
                write_directly(operation)
        return routers

    def get_openapi_schema(
        self,
        *,
        path_prefix: str | None = None,
        path_params: dict[str, object] | None = None,
    ) -> OpenAPISchema:
        """The OpenAPI document, with the problem that every operation may answer."""
        schema = super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params)
        return cast("OpenAPISchema", complete(deepcopy(dict(schema))))

    def validation_error_from_error_contexts(
        self, error_contexts: list[ValidationErrorContext[ParamModel]]
    ) -> NinjaValidationError:
        """Ninja's error, its locations without the names that only the server knows."""
        error = super().validation_error_from_error_contexts(error_contexts)
        bodies = [getattr(c.model, "__read_from_single_attr__", None) for c in error_contexts]
        for each in error.errors:
            source, *location = each["loc"]
            hidden = source == "body" and location and location[0] in bodies
            each["loc"] = tuple(location[1:] if hidden else location)
        return error


def _operations(routers: list[BoundRouter]) -> list[Operation]:
    return [
        operation
        for router in routers
        for view in router.path_operations.values()
        for operation in view.operations
    ]


def _edge(operation: Operation) -> Run:
    inner: Run = operation.run
    known = _parameters(operation)

    def run(request: HttpRequest, **path: object) -> HttpResponseBase:
        cast("Request", request).actor = NOBODY
        with Apart() as turn:
            _refuse_unknown(request, known)
            if request.method == "POST" and "Idempotency-Key" in request.headers:
                by = identify(request)
                return once(request, by=by, run=lambda: inner(request, **path))
            if request.method == "GET":
                with recalling():
                    return inner(request, **path)
            return inner(request, **path)
        return cast("HttpResponseBase", operation.api.on_exception(request, turn.failure))

    return run


def _parameters(operation: Operation) -> frozenset[str]:
    queries = [m for m in operation.models if getattr(m, "__ninja_param_source__", "") == "query"]
    return frozenset(name for m in queries for name in getattr(m, "__ninja_flatten_map__", {}))


def _refuse_unknown(request: HttpRequest, known: frozenset[str]) -> None:
    if not is_storable(request.path) or "%00" in request.META.get("QUERY_STRING", ""):
        raise Malformed(reason="NUL")
    for name in request.GET:
        if name not in known:
            raise UnknownParameter(parameter=name)


def edge_api(*, namespace: str) -> Api:
    """An API without operations, with our way in and our refusals."""
    made = Api(
        title="Gongdan",
        version="1",
        description="Work orders over HTTP: what the pages use is what everybody may use.",
        urls_namespace=namespace,
        docs_url=None,
        auth=AUTHENTICATIONS,
        renderer=Renderer(),
        parser=StrictParser(),
    )
    for known in list(made._exception_handlers):
        made.add_exception_handler(cast("type[Exception]", known), _refuse)
    return made


def _refuse(_request: HttpRequest, error: Exception | type[Exception]) -> HttpResponse:
    return answer(of_exception(cast("Exception", error)))


def whole_api() -> Api:
    """The API with the router of every module that has one."""
    made = edge_api(namespace="api")
    for module in MODULES:
        name = f"gongdan.{module}.api"
        found = find_spec(name)
        if found is not None and found.has_location:
            made.add_router("", import_module(name).router)
    made.add_router("", router_of(made))
    return made


api = whole_api()
