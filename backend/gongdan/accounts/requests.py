"""The request as every operation sees it: with the actor already known."""

from __future__ import annotations

from django.http import HttpRequest

from gongdan.kernel.actors import Actor


class Request(HttpRequest):
    """An authenticated request; ``actor`` carries the rights of the session or API key."""

    actor: Actor
