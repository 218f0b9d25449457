"""The request as every operation sees it: with the actor already known."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from gongdan.kernel.actors import Actor
from gongdan.kernel.texts import LANGUAGES

VIEWING = "viewing"
"""The name under which a session keeps through whose eyes may be looked."""


class Request(HttpRequest):
    """An authenticated request; ``actor`` carries the rights of the session or API key.

    ``has_secret_answer`` is set by what answers a secret, which is then never kept readable.
    """

    actor: Actor
    has_secret_answer: bool


def language_of(request: HttpRequest) -> str:
    """The language of whoever reads the answer: the first of ours that the request names."""
    for part in request.headers.get("Accept-Language", "").split(","):
        wanted = part.partition(";")[0].strip().lower()[:2]
        for language in LANGUAGES:
            if wanted == language[:2]:
                return language
    return str(settings.START_LANGUAGE)
