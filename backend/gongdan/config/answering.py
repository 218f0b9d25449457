"""Answers are written as JSON straight from their values, without a copy of them in between."""

from __future__ import annotations

from collections.abc import Callable
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
    models = cast("dict[object, object]", operation.response_models)
    for status, model in models.items():
        if isinstance(model, type) and issubclass(model, Schema):
            models[status] = _Shape(model)


class _Writer(Protocol):
    def to_json(self, value: object, **how: object) -> bytes: ...


class _Answer:
    """An answer that is written when it is asked for its values."""

    def __init__(self, valid: Schema) -> None:
        self._valid = valid

    def model_dump(self, **how: object) -> dict[str, Written]:
        """The one value every answer has, as JSON."""
        writer = cast("_Writer", self._valid.__pydantic_serializer__)
        return {"response": Written(writer.to_json(self._valid, **how)[len(HEAD) : -1])}


class _Shape:
    """The model of an answer in this API alone: the operation may be in others too."""

    def __init__(self, model: type[Schema]) -> None:
        self._model = model

    def __getattr__(self, name: str) -> object:
        return getattr(self._model, name)

    def model_validate(self, value: object, **how: object) -> _Answer:
        """The answer, checked."""
        return _Answer(cast("Callable[..., Schema]", self._model.model_validate)(value, **how))
