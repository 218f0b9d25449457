"""Secrets planted in a stranger's things, and who may see each of them."""

from __future__ import annotations

from dataclasses import dataclass

from gongdan.accounts.models import Person
from gongdan.accounts.tests.makers import World
from tests.contract.samples import SEARCHED

NOBODY = "nobody"
KINDS = (
    NOBODY,
    "requester",
    "other_requester",
    "handler",
    "other_handler",
    "lead",
    "approver",
    "builder",
    "administrator",
    "customer",
)


@dataclass(frozen=True)
class Secret:
    """A word that is nowhere else, and the people who may read it."""

    word: str
    seen_by: frozenset[str]

    @property
    def text(self) -> str:
        """What is written: a word that searches look for, and the secret beside it."""
        return f"{SEARCHED} {self.word}"


def plant(world: World) -> list[Secret]:
    """Write secrets wherever somebody's own things are kept."""
    return [_plant_address(world), _plant_key(world)]


def _plant_address(world: World) -> Secret:
    secret = Secret("s3cret-address", frozenset({"requester", "handler", "lead", "administrator"}))
    address = f"{secret.word}@example.com"
    Person.objects.filter(pk=world.requester.pk).update(email=address, phone="s3cret-phone")
    return secret


def _plant_key(world: World) -> Secret:
    secret = Secret("s3cret-hash", frozenset())
    Person.objects.filter(pk=world.requester.pk).update(password=f"argon2${secret.word}")
    return secret
