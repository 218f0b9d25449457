"""Signed links: for one thing, for a while, and never again once it is over."""

from __future__ import annotations

import time

import pytest

from conftest import Api
from gongdan.channels import links
from gongdan.channels.errors import LinkInvalid
from gongdan.channels.links import DAYS, Link
from gongdan.workorders.models import WorkOrder
from gongdan.workorders.tests.situations import afresh, at_work, resolved

LATE_SECONDS = 60


def later(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    """Let a link be looked at so many seconds from now."""
    at = time.time() + seconds
    monkeypatch.setattr("django.core.signing.time.time", lambda: at)


@pytest.mark.parametrize("purpose", ["track", "confirm"])
def test_a_link_ends_with_its_days(purpose: links.Purpose, monkeypatch: pytest.MonkeyPatch) -> None:
    token = links.token(Link("IT-1", purpose, 1))
    lasts = DAYS[purpose] * 24 * 3600

    later(monkeypatch, lasts - LATE_SECONDS)
    read = links.read(token, purpose=purpose)
    later(monkeypatch, lasts + LATE_SECONDS)

    assert read == Link("IT-1", purpose, 1)
    with pytest.raises(LinkInvalid):
        links.read(token, purpose=purpose)


def test_a_link_opens_only_what_it_was_made_for() -> None:
    track = links.token(Link("IT-1", "track", 0))

    with pytest.raises(LinkInvalid):
        links.read(track, purpose="confirm")
    with pytest.raises(LinkInvalid):
        links.read_form_key(track)


@pytest.mark.parametrize("place", [0, 5, -1, -30])
def test_a_changed_link_opens_nothing(place: int) -> None:
    token = links.token(Link("IT-1", "confirm", 1))
    changed = "B" if token[place] != "B" else "C"
    forged = token[:place] + changed + token[place:][1:]

    with pytest.raises(LinkInvalid):
        links.read(forged, purpose="confirm")


def test_a_link_of_another_installation_opens_nothing(settings: object) -> None:
    token = links.token(Link("IT-1", "confirm", 1))

    settings.SECRET_KEY = "another"

    with pytest.raises(LinkInvalid):
        links.read(token, purpose="confirm")


@pytest.mark.django_db
def test_an_answered_link_answers_no_later_solution(api: Api) -> None:
    world = at_work()
    order = resolved(world)
    nobody = api.as_nobody()
    address = f"public/confirmations/{links.token(Link(order.number, 'confirm', 1))}"
    sent_back = nobody.put(address, {"is_satisfied": False, "reason": "还在漏"})
    WorkOrder.objects.filter(pk=order.pk).update(status="resolved")

    again = nobody.put(address, {"is_satisfied": True})
    rated = nobody.put(f"{address}/satisfaction", {"score": 5, "comment": ""})

    assert sent_back.status_code == 200
    assert (again.status_code, again.json()["code"]) == (404, "channels.link_invalid")
    assert rated.status_code == 404
    assert afresh(order).status == "resolved"


@pytest.mark.django_db
def test_confirming_twice_is_confirming_once(api: Api) -> None:
    world = at_work()
    order = resolved(world)
    nobody = api.as_nobody()
    address = f"public/confirmations/{links.token(Link(order.number, 'confirm', 1))}"

    statuses = [nobody.put(address, {"is_satisfied": True}).status_code for _ in range(2)]
    rev = afresh(order).rev
    nobody.put(address, {"is_satisfied": True})

    assert statuses == [200, 200]
    assert (afresh(order).status, afresh(order).rev) == ("closed", rev)
