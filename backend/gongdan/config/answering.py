"""Answers are written as JSON straight from their values, without a copy of them in between."""

from __future__ import annotations

from typing import Protocol, cast

from django.http import HttpRequest
from ninja import Schema
from ninja.operation import Operation
from ninja.renderers import JSONRenderer

HEAD = b'{"response":'


class Written(bytes):
    """JSON that needs nothing more."""


class Renderer(JSONRenderer):
    """JSON in UTF-8, without spaces."""

    json_dumps_params = {"ensure_ascii": False, "separators": (",", ":")}  # noqa: RUF012

    def render(self, request: HttpRequest, data: object, *, response_status: int) -> bytes | str:
        """What was written already goes out as it is."""
        if isinstance(data, Written):
            return data
        return cast("str", super().render(request, data, response_status=response_status))


def write_directly(operation: Operation) -> None:
    """Let an operation's answers be written by pydantic, which knows their shape."""
    for model in operation.response_models.values():
        if isinstance(model, type) and issubclass(model, Schema):
            model.model_dump = _written  # type: ignore[method-assign, assignment]


class _Writer(Protocol):
    def to_json(self, value: object, **how: object) -> bytes: ...


def _written(answer: Schema, **how: object) -> dict[str, Written]:
    text = cast("_Writer", answer.__pydantic_serializer__).to_json(answer, **how)
    return {"response": Written(text[len(HEAD) : -1])}
