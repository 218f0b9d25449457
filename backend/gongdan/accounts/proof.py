"""Whether somebody has shown lately that it is they: asked before what would hurt most."""

from __future__ import annotations

import time

from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.http import HttpRequest

from gongdan.accounts.errors import ConfirmYourself
from gongdan.accounts.requests import Request


def require_proof(request: Request) -> None:
    """Refuse a session whose person has not given a password or code in the last minutes.

    A key for programs has nobody to ask: its scopes are its limits.
    """
    if request.actor.rights.limits is None and not proved_lately(request):
        raise ConfirmYourself()


def proved_lately(request: HttpRequest) -> bool:
    """Whether this session's person gave a password or code in the last minutes."""
    proofs = get_authentication_records(request, request.user)
    last = max((float(each["at"]) for each in proofs), default=0.0)
    return time.time() - last < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
