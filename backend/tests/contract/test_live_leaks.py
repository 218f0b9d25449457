"""Live streams tell nobody of what is not theirs: every kind of person, at a stranger's order."""

from __future__ import annotations

import pytest

from gongdan.config.entitlement import topics_for
from gongdan.kernel.errors import Refusal
from tests.contract.calls import Scene
from tests.contract.orders import OUTSIDE
from tests.contract.secrets import KINDS, NOBODY

pytestmark = pytest.mark.django_db

# Whoever works here hears that something changed; somebody from outside hears of themselves alone.
SHARED: dict[str, set[str]] = {"customer": set()}


def topics(scene: Scene, kind: str, query: str) -> frozenset[str] | Refusal:
    """What somebody of a kind may hear."""
    cookie = scene.clients[kind].cookies.get("sessionid")
    return topics_for({"cookie": f"sessionid={cookie.value}" if cookie else ""}, query)


@pytest.mark.parametrize("kind", KINDS)
def test_an_order_is_heard_by_those_who_may_see_it(scene: Scene, kind: str) -> None:
    secret = next(each for each in scene.secrets if each.word == OUTSIDE)
    number = secret.names["work-orders/number"]

    heard = topics(scene, kind, f"work_order={number}")

    assert isinstance(heard, Refusal) == (kind not in secret.seen_by)
    assert OUTSIDE not in repr(getattr(heard, "facts", heard))


@pytest.mark.parametrize("kind", [each for each in KINDS if each != NOBODY])
def test_nobody_hears_what_others_are_told(scene: Scene, kind: str) -> None:
    own = f"person:{getattr(scene.world, kind).pk}"

    heard = topics(scene, kind, "")

    assert heard == {own, *SHARED.get(kind, {"work-orders"})}


def test_a_stranger_hears_nothing(scene: Scene) -> None:
    assert isinstance(topics(scene, NOBODY, ""), Refusal)
