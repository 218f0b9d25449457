"""Every operation of the API, read from its own document: there is no list to forget."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gongdan.config.api import api

METHODS = ("get", "post", "put", "patch", "delete")
Schema = Mapping[str, Any]


@dataclass(frozen=True)
class Operation:
    """One thing that can be done over HTTP."""

    id: str
    method: str
    path: str
    is_public: bool
    path_names: tuple[str, ...]
    query_names: tuple[str, ...]
    required_query: tuple[str, ...]
    content_type: str
    body: Schema | None
    schemas: Schema

    @property
    def segment(self) -> str:
        """The noun the address begins with: ``work-orders`` of ``/api/v1/work-orders/…``."""
        return self.path.split("/")[3]


def operations() -> list[Operation]:
    """All operations, in the order of the document."""
    document: Schema = api.get_openapi_schema()
    schemas = document["components"]["schemas"]
    return [
        _operation(path, method, each, schemas)
        for path, methods in document["paths"].items()
        for method, each in methods.items()
        if method in METHODS
    ]


def _operation(path: str, method: str, each: Schema, schemas: Schema) -> Operation:
    parameters = each.get("parameters", [])
    content = each.get("requestBody", {}).get("content", {})
    content_type, body = next(iter(content.items()), ("", {}))
    queries = [p for p in parameters if p["in"] == "query"]
    return Operation(
        id=each["operationId"],
        method=method,
        path=path,
        is_public="security" not in each,
        path_names=tuple(p["name"] for p in parameters if p["in"] == "path"),
        query_names=tuple(p["name"] for p in queries),
        required_query=tuple(p["name"] for p in queries if p.get("required")),
        content_type=content_type,
        body=body.get("schema"),
        schemas=schemas,
    )
