"""How signing in works here: nobody signs up by themselves."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Adapter(DefaultAccountAdapter):
    """People are made by an administrator or an import, never by a visitor."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Always closed."""
        return False
