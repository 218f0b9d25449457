"""Values for the names that addresses hold: one place, one value for each name.

An address with a name that is not here fails the test of every operation, so that no operation
is called with nonsense and thereby passes for safe. A name that means different things in
different places is written ``noun/name`` (``work-orders/number``).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from gongdan.accounts.models import ApiKey, RoleGrant, StandIn
from gongdan.accounts.tests.makers import NOON, World

Samples = Mapping[str, object]


def path_values(world: World) -> dict[str, object]:
    """A value for every name in an address: things of somebody else that exist."""
    grant = RoleGrant.objects.filter(person=world.handler).order_by("id")[0]
    key = ApiKey.objects.create(
        name="sample",
        prefix="00000000",
        digest="0" * 64,
        owner=world.administrator,
        scopes=["read"],
        created_at=NOON,
        expires_at=NOON,
    )
    away = StandIn.objects.create(
        person=world.requester,
        stand_in=world.lead,
        from_at=NOON,
        until_at=NOON + timedelta(days=7),
    )
    return {
        "stand_in_id": away.pk,
        "person_id": world.requester.pk,
        "department_id": world.facilities.pk,
        "team_id": world.network.pk,
        "company_id": world.company.pk,
        "role_key": "handler",
        "grant_id": grant.pk,
        "key_id": key.pk,
        "code": "standard",
        "year": 2026,
        "day": "2026-12-24",
        "application": "it",
        "purpose": "dispatch",
        "before": 1,
        "after": 1,
        "no": 1,
        "subject_kind": "person",
        "subject_id": world.requester.pk,
        "version": 1,
        "step": "filed",
        "what": "passed",
        "move_id": 1,
        "hook": "sample",
        "rule": "sample",
        "table": "sample",
        "phone": "13900000000",
        "mail_id": 1,
        "person": world.requester.pk,
    }


def body_values(world: World) -> dict[str, object]:
    """Values for inputs whose kind alone does not say what they must name."""
    return {
        "name": {"zh-CN": "样例", "en": "Sample"},
        "code": "sample",
        "key": "sample",
        "username": "sample",
        "password": "a-long-enough-password",
        "scope": "own",
        "scopes": ["read"],
        "role": "handler",
        "permissions": ["reports.read"],
        "application": "it",
        "language": "en",
        "person_id": world.handler.pk,
        "owner_id": world.administrator.pk,
        "department_id": world.it.pk,
        "parent_id": None,
        "team_id": world.network.pk,
        "company_id": None,
        "expires_at": "2027-12-24T08:00:00Z",
        "email": "sample@example.com",
        "phone": "13900000000",
    }


def query_values() -> dict[str, object]:
    """Values for queries: the word that stands beside every secret, so that a search meets it."""
    return {
        "q": SEARCHED,
        "text": SEARCHED,
        "query": SEARCHED,
        "limit": 200,
    }


SEARCHED = "机密"


def named(samples: Samples, name: str, *, path: str) -> object:
    """The value of a name in an address, the nearest noun before it first; unknown names fail."""
    before = [part for part in path.partition("{" + name + "}")[0].split("/") if part]
    for key in [*(f"{part}/{name}" for part in reversed(before)), name]:
        if key in samples:
            return samples[key]
    message = f"{name!r} (in {path}) has no sample value: add it to tests/contract/samples.py"
    raise LookupError(message)
