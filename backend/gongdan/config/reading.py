"""JSON as it comes in: what no text may hold is refused before anything looks at it."""

from __future__ import annotations

import json
from typing import NoReturn

from django.http import HttpRequest
from ninja.parser import Parser

NUL = "\x00"


class StrictParser(Parser):
    """Reads JSON without its extensions, and no text that could not be stored."""

    def parse_body(self, request: HttpRequest) -> dict[str, object]:
        """The body; a ``ValueError`` says that it cannot be read."""
        found: dict[str, object] = json.loads(request.body, parse_constant=_refuse)
        # Only an escape can hide what UTF-8 itself cannot carry.
        if b"\\u" in request.body:
            _refuse_unstorable(json.dumps(found, ensure_ascii=False))
        return found


def is_storable(text: str) -> bool:
    """Whether a database can keep this text: no NUL in it."""
    return NUL not in text


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _refuse_unstorable(text: str) -> None:
    # Half of a pair of surrogates cannot be encoded.
    text.encode()
    if "\\u0000" in text.replace("\\\\", ""):
        raise ValueError(NUL)
