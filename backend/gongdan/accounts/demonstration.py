"""The accounts that the sign-in page offers while the installation only demonstrates."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

from gongdan.kernel.texts import Text


@dataclass(frozen=True)
class DemonstrationAccount:
    """Somebody a visitor may be, and what they would see."""

    username: str
    password: str
    name: Text
    description: Text


_ACCOUNTS: list[DemonstrationAccount] = []


def offer(account: DemonstrationAccount) -> None:
    """Add an account to those offered; called in ``apps.ready()`` of the demonstration."""
    _ACCOUNTS.append(account)


def offered() -> list[DemonstrationAccount]:
    """The accounts to offer: none unless the installation demonstrates."""
    return list(_ACCOUNTS) if settings.DEMONSTRATION else []
