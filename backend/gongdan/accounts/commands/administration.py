"""Somebody must always be able to administer: whatever takes that away is undone and refused."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from gongdan.accounts.codes import ADMINISTER
from gongdan.accounts.errors import LastAdministrator
from gongdan.accounts.models import RoleGrant
from gongdan.accounts.rows import alone


@contextmanager
def refuse_without_administrator() -> Iterator[None]:
    """Refuse what is done inside when it takes the last administrator away."""
    alone("accounts.administrators")
    had_one = _is_administered()
    yield
    if had_one and not _is_administered():
        raise LastAdministrator()


def _is_administered() -> bool:
    return RoleGrant.objects.filter(
        role__permissions__contains=[ADMINISTER], application="", person__is_active=True
    ).exists()
