"""What happens to the ways into the product: second steps and sessions."""

from __future__ import annotations

from dataclasses import dataclass

from gongdan.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class SecondStepBegun(Event):
    """Somebody signs in with a second step from now on."""

    name = "accounts.second_step_begun"


@dataclass(frozen=True, kw_only=True)
class SecondStepEnded(Event):
    """Somebody signs in without a second step from now on."""

    name = "accounts.second_step_ended"


@dataclass(frozen=True, kw_only=True)
class RecoveryCodesMade(Event):
    """Somebody's recovery codes were made anew."""

    name = "accounts.recovery_codes_made"


@dataclass(frozen=True, kw_only=True)
class SecondStepAsked(Event):
    """Holders of a role need a second step, or no longer do."""

    name = "accounts.second_step_asked"
    is_needed: bool


@dataclass(frozen=True, kw_only=True)
class IdentityTied(Event):
    """An identity of the organization's provider signs somebody in from now on."""

    name = "accounts.identity_tied"


@dataclass(frozen=True, kw_only=True)
class SessionsEnded(Event):
    """Sessions of somebody were ended: some, or all of them (``None``)."""

    name = "accounts.sessions_ended"
    count: int | None
