"""What makes and ends keys for programs."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from gongdan.accounts import codes, texts
from gongdan.accounts.errors import OnlyWithAPassword
from gongdan.accounts.events import ApiKeyCreated, ApiKeyRevoked
from gongdan.accounts.models import ApiKey, Person
from gongdan.accounts.permissions import require
from gongdan.accounts.rows import locked, save_changes, save_new
from gongdan.audit.commands import append
from gongdan.kernel.actors import Actor
from gongdan.kernel.events import Subject

LONGEST = timedelta(days=731)


@dataclass(frozen=True, kw_only=True)
class KeyDetails:
    """What a key is for: whose rights it has, within which scopes, until when."""

    name: str
    owner_id: int
    scopes: list[str]
    expires_at: datetime


@transaction.atomic
def create_api_key(*, details: KeyDetails, by: Actor, at: datetime) -> tuple[ApiKey, str]:
    """Make a key; the token beside it is shown once and kept nowhere."""
    require(by, "administer")
    if by.rights.limits is not None:
        raise OnlyWithAPassword()
    prefix, secret = secrets.token_hex(4), secrets.token_urlsafe(32)
    key = _new(details, at=at)
    key.prefix, key.digest = prefix, hashlib.sha256(secret.encode()).hexdigest()
    save_new(key)
    event = ApiKeyCreated(
        prefix=prefix, owner_id=key.owner_id, scopes=key.scopes, expires_at=key.expires_at
    )
    append(event, on=Subject("api_key", key.pk), by=by, at=at)
    return key, f"gd_{prefix}_{secret}"


@transaction.atomic
def revoke_api_key(*, key_id: int, by: Actor, at: datetime) -> None:
    """End a key now; ending it twice is ending it once."""
    require(by, "administer")
    key = locked(ApiKey.objects.filter(pk=key_id), what="API key")
    if key.revoked_at is None:
        save_changes(key, {"revoked_at": at})
        append(ApiKeyRevoked(prefix=key.prefix), on=Subject("api_key", key_id), by=by, at=at)


def _new(details: KeyDetails, *, at: datetime) -> ApiKey:
    if not details.name.strip():
        raise texts.refused("name", "kernel.required")
    if not at < details.expires_at <= at + LONGEST:
        raise texts.refused("expires_at", "accounts.key_expiry", days=LONGEST.days)
    owner = Person.objects.filter(pk=details.owner_id, is_active=True).first()
    if owner is None:
        raise texts.refused("owner_id", "accounts.unknown_person")
    scopes = texts.choices(details.scopes, known=codes.KEY_SCOPES, path="scopes")
    return ApiKey(
        name=details.name.strip(),
        owner=owner,
        scopes=scopes,
        created_at=at,
        expires_at=details.expires_at,
    )
