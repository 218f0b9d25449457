"""Every refusal as one shape over HTTP: a code, a sentence, the facts behind it."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from gongdan.config.errors import (
    AddressUnknown,
    Broken,
    Malformed,
    MethodUnknown,
    TooLarge,
    TooMany,
)
from gongdan.kernel.errors import (
    Forbidden,
    InvalidInput,
    NotFound,
    Problem,
    Refusal,
    SignInNeeded,
)
from gongdan.kernel.events import plain

Details = dict[str, object]

CODES = {
    "missing": "kernel.required",
    "extra_forbidden": "kernel.unknown_field",
    "string_too_long": "kernel.too_long",
    "string_too_short": "kernel.too_short",
    "too_long": "kernel.too_long",
    "too_short": "kernel.too_short",
    "greater_than": "kernel.too_small",
    "greater_than_equal": "kernel.too_small",
    "less_than": "kernel.too_large_value",
    "less_than_equal": "kernel.too_large_value",
    "literal_error": "kernel.not_a_choice",
    "enum": "kernel.not_a_choice",
}

# When to come back after asking too often.
LATER = {"Retry-After": "10"}

logger = logging.getLogger("gongdan.problems")


def answer(refusal: Refusal) -> JsonResponse:
    """The refusal as an HTTP answer."""
    body = {"code": refusal.code, "message": refusal.message, "facts": plain_facts(refusal.facts)}
    return JsonResponse(
        body,
        status=refusal.status,
        headers=LATER if refusal.status == 429 else None,
        json_dumps_params={"ensure_ascii": False, "separators": (",", ":")},
    )


def plain_facts(facts: dict[str, object]) -> dict[str, object]:
    """Facts as JSON values; what JSON does not know becomes text."""
    return {key: _plain(value) for key, value in facts.items()}


def _plain(value: object) -> object:
    try:
        return plain(value)
    except TypeError:
        return str(value)


def of_exception(exception: Exception) -> Refusal:
    """The refusal behind an exception that the API knows; anything else rises again."""
    if isinstance(exception, Refusal):
        return exception
    if isinstance(exception, ValidationError):
        return InvalidInput(problems=[_problem(error) for error in exception.errors])
    if isinstance(exception, HttpError):
        return _of_http_error(exception)
    if isinstance(exception, Http404):
        return NotFound(what="It")
    if isinstance(exception, RequestDataTooBig):
        return TooLarge()
    raise exception


def _of_http_error(error: HttpError) -> Refusal:
    if isinstance(error, AuthenticationError):
        return SignInNeeded()
    if isinstance(error, Throttled):
        return TooMany()
    if error.status_code == 403:
        return Forbidden()
    return Malformed(reason=str(error))


def _problem(error: Details) -> Problem:
    kind = str(error["type"])
    context = error.get("ctx")
    facts = plain_facts(context) if isinstance(context, dict) else {}
    code = CODES.get(kind, "kernel.not_accepted")
    if code == "kernel.not_accepted":
        facts["reason"] = str(error["msg"])
    return Problem(path=_path(error["loc"]), code=code, **_bounds(facts))


def _bounds(facts: Details) -> Details:
    named = {
        "max_length": "limit",
        "min_length": "limit",
        "gt": "limit",
        "ge": "limit",
        "lt": "limit",
        "le": "limit",
        "expected": "choices",
    }
    return {named.get(key, key): value for key, value in facts.items() if key != "path"}


def _path(location: object) -> str:
    parts = list(location) if isinstance(location, tuple | list) else [location]
    return ".".join(str(part) for part in parts)


class ProblemMiddleware:
    """Gives what Django itself refuses under ``/api/`` the same shape as every other refusal."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The response, its body replaced when it is an error page."""
        response = self.get_response(request)
        if not request.path.startswith("/api/") or response.status_code < 400:
            return response
        if response.headers.get("Content-Type", "").startswith("application/json"):
            return response
        return answer(_of_status(request, response.status_code))


def _of_status(request: HttpRequest, status: int) -> Refusal:
    known: dict[int, Refusal] = {
        404: AddressUnknown(),
        405: MethodUnknown(method=request.method),
        403: Forbidden(),
        413: TooLarge(),
        429: TooMany(),
    }
    if status >= 500:
        return Broken()
    return known.get(status, Malformed(reason=f"HTTP {status}"))
