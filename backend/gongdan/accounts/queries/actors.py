"""From a person or an API key to an actor with rights: one query for all of them."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from gongdan.accounts import codes
from gongdan.accounts.models import ApiKey, Person
from gongdan.kernel.actors import Actor, Grant, Rights
from gongdan.kernel.errors import NotFound, SignInNeeded

_RIGHTS = """
SELECT
  ARRAY(SELECT d.id FROM accounts_department d WHERE p.department_id = ANY(d.path)),
  ARRAY(SELECT DISTINCT d.id FROM accounts_department d
        JOIN accounts_department h ON h.id = ANY(d.path) WHERE h.head_id = p.id),
  ARRAY(SELECT m.team_id FROM accounts_membership m WHERE m.person_id = p.id),
  ARRAY(SELECT m.team_id FROM accounts_membership m WHERE m.person_id = p.id AND m.is_lead),
  (SELECT jsonb_agg(jsonb_build_array(
            g.application, r.key, r.scope, to_jsonb(r.permissions), r.fields) ORDER BY g.id)
   FROM accounts_rolegrant g JOIN accounts_role r ON r.id = g.role_id WHERE g.person_id = p.id),
  EXISTS(SELECT FROM accounts_rolegrant g JOIN accounts_role r ON r.id = g.role_id
         WHERE g.person_id = p.id AND r.needs_second_step)
  AND NOT EXISTS(SELECT FROM mfa_authenticator a WHERE a.user_id = p.id AND a.type = 'totp')
FROM accounts_person p WHERE p.id = %s
"""

_LEVELS = ("hidden", "masked", "read", "edit")


@dataclass(frozen=True)
class _Held:
    application: str
    role: str
    scope: str
    permissions: list[str]
    fields: dict[str, str]


def actor_for_person(person: Person) -> Actor:
    """The signed-in person as an actor, with everything the permission door needs."""
    return Actor("person", person.pk, person.name, _rights(person, limits=None))


def actor_for_person_id(person_id: int) -> Actor:
    """The same for an id; refused when nobody active has it."""
    person = Person.objects.filter(pk=person_id, is_active=True).first()
    if person is None:
        raise NotFound(what="person")
    return actor_for_person(person)


def actor_for_key(token: str, *, at: datetime) -> Actor:
    """The owner of an API key, limited to the key's scopes; refused unless the key is good now."""
    return actor_of_key(good_key(token, at=at))


def good_key(token: str, *, at: datetime) -> ApiKey:
    """The API key of a token, with its owner; refused unless it is good now."""
    _, prefix, secret = [*token.split("_", 2), "", ""][:3]
    key = ApiKey.objects.select_related("owner").filter(prefix=prefix).first()
    if key is None or not _is_good(key, secret=secret, at=at):
        raise SignInNeeded()
    return key


def actor_of_key(key: ApiKey) -> Actor:
    """The owner of a good API key, limited to the key's scopes."""
    limits = frozenset(key.scopes)
    return Actor("person", key.owner_id, key.owner.name, _rights(key.owner, limits=limits))


def _is_good(key: ApiKey, *, secret: str, at: datetime) -> bool:
    digest = hashlib.sha256(secret.encode()).hexdigest()
    is_live = key.revoked_at is None and at < key.expires_at and key.owner.is_active
    return hmac.compare_digest(digest, key.digest) and is_live


def _rights(person: Person, *, limits: frozenset[str] | None) -> Rights:
    with connection.cursor() as cursor:
        cursor.execute(_RIGHTS, [person.pk])
        departments, headed, teams, led, grants, owes = cursor.fetchone()
    held = [_Held(*row) for row in json.loads(grants or "[]")]
    is_administrator = any(
        codes.ADMINISTER in each.permissions and each.application == "" for each in held
    )
    return Rights(
        person_id=person.pk,
        is_internal=person.is_internal,
        is_administrator=is_administrator and (limits is None or codes.ADMINISTER in limits),
        department_ids=frozenset(departments),
        headed_department_ids=frozenset(headed),
        team_ids=frozenset(teams),
        led_team_ids=frozenset(led),
        grants=_merged(held, is_administrator=is_administrator),
        limits=limits,
        owes_second_step=owes,
    )


def _merged(held: list[_Held], *, is_administrator: bool) -> dict[str, Grant]:
    by_application: dict[str, list[_Held]] = defaultdict(list)
    for each in held:
        by_application[each.application].append(each)
    every = frozenset(codes.PERMISSIONS) if is_administrator else frozenset()
    return {
        application: Grant(
            roles=frozenset(each.role for each in group),
            scopes=frozenset(scope for each in group for scope in _reach(each.scope)),
            permissions=frozenset(p for each in group for p in each.permissions)
            | (every if application == "" else frozenset()),
            fields=_best([each.fields for each in group]),
        )
        for application, group in by_application.items()
    }


def _reach(scope: str) -> list[str]:
    order = list(codes.SCOPES)
    return order[: order.index(scope) + 1] if scope in codes.SCOPES else []


def _best(tables: list[dict[str, str]]) -> dict[str, str]:
    """Per field the highest level of any role; a role silent about a field speaks by its ``*``."""
    fields = {field for table in tables for field in table}
    return {
        field: max((table.get(field, table.get("*", "edit")) for table in tables), key=_rank)
        for field in fields
    }


def _rank(level: str) -> int:
    return _LEVELS.index(level) if level in _LEVELS else 0
