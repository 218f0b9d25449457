"""Other systems file work orders by calling an address: who may, what is read, what is refused."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

import pytest

from gongdan.accounts.tests.makers import NOON, World
from gongdan.channels.commands.calls import Taken, take_call
from gongdan.channels.commands.hooks import HookFacts, change_hook, open_hook, renew_hook
from gongdan.channels.errors import (
    HookBodyTooLarge,
    HookCallRepeated,
    HookCallTooOld,
    HookClosed,
    HookFull,
    HookNotFound,
    HookSecretWrong,
    LinkInvalid,
)
from gongdan.channels.hooking import MOST_BYTES, Call, CheckBy, signed
from gongdan.channels.models import IncomingHook
from gongdan.channels.queries.hooks import hook, hook_key, try_hook
from gongdan.kernel.errors import Forbidden, InvalidInput
from gongdan.workorders.models import WorkOrder
from gongdan.workorders.tests.situations import at_work

pytestmark = pytest.mark.django_db
Json = dict[str, object]
CONTENT: Json = {
    "facts": [
        {"key": "host", "path": "alert.labels.host", "type": "text", "is_required": True},
        {"key": "level", "path": "alert.level", "type": "number"},
        {"key": "id", "path": "alert.id", "type": "text"},
    ],
    "title": {"op": "concat", "args": [{"value": "告警 "}, {"field": "body.host"}]},
    "if": {"op": ">=", "args": [{"field": "body.level"}, {"value": 3}]},
    "once": {"field": "body.id"},
}
ALERT: Json = {"alert": {"labels": {"host": "db-1"}, "level": 5, "id": "a-1"}}


@pytest.fixture
def world() -> World:
    return at_work()


def facts(world: World, **more: object) -> HookFacts:
    base: Json = {
        "name": {"zh-CN": "监控", "en": "Monitoring"},
        "requester_id": world.requester.pk,
        "content": CONTENT,
    }
    return HookFacts(**{**base, **more})  # type: ignore[arg-type]


class Hook:
    """A hook, and the system that calls it."""

    def __init__(self, world: World, check_by: CheckBy = "signature", **more: object) -> None:
        made = open_hook(
            code="incident",
            facts=facts(world, check_by=check_by, **more),
            by=world.actor("administrator"),
            at=NOON,
        )
        self.id, self.secret, self.check_by = made.hook_id, made.secret, check_by
        self.key = hook_key(made.hook_id, 1)

    def call(self, body: object, at: datetime = NOON, **more: object) -> Taken:
        sent = body if isinstance(body, bytes) else json.dumps(body).encode()
        moment = int(at.timestamp())
        headers: Json = (
            {"authorization": f"Bearer {self.secret}"}
            if self.check_by == "bearer"
            else {"signature": signed(sent, secret=self.secret, moment=moment)}
        )
        came = Call(body=sent, **{**headers, **more})  # type: ignore[arg-type]
        return take_call(key=self.key, call=came, at=at)


def alert(**more: object) -> Json:
    return {"alert": {**ALERT["alert"], **more}}  # type: ignore[dict-item]


def test_a_signed_call_becomes_an_order_of_the_hooks_requester(world: World) -> None:
    monitoring = Hook(world)

    taken = monitoring.call(ALERT)

    order = WorkOrder.objects.get(number=taken.number)
    assert taken.outcome == "filed"
    assert (order.title, order.requester_id) == ("告警 db-1", world.requester.pk)
    assert order.submitted_by["kind"] == "channel"
    assert order.submitted_by["name"] == "监控"


def test_a_second_call_about_the_same_makes_no_second_order(world: World) -> None:
    monitoring = Hook(world)

    first = monitoring.call(ALERT)
    again = monitoring.call(ALERT, at=NOON + timedelta(seconds=1))
    other = monitoring.call(alert(id="a-2"), at=NOON + timedelta(seconds=2))

    assert (again.outcome, again.number) == ("known", first.number)
    assert (other.outcome, WorkOrder.objects.count()) == ("filed", 2)


def test_what_the_hook_does_not_want_is_let_pass(world: World) -> None:
    taken = Hook(world).call(alert(level=1))

    assert (taken.outcome, WorkOrder.objects.count()) == ("ignored", 0)


def test_the_very_same_call_is_taken_once(world: World) -> None:
    monitoring = Hook(world)
    monitoring.call(ALERT)

    with pytest.raises(HookCallRepeated):
        monitoring.call(ALERT)

    assert WorkOrder.objects.count() == 1


@pytest.mark.parametrize("minutes", [-6, 6])
def test_a_call_signed_for_another_time_is_refused(world: World, minutes: int) -> None:
    monitoring = Hook(world)
    body = json.dumps(ALERT).encode()
    then = int((NOON + timedelta(minutes=minutes)).timestamp())

    with pytest.raises(HookCallTooOld):
        monitoring.call(ALERT, signature=signed(body, secret=monitoring.secret, moment=then))


@pytest.mark.parametrize(
    "signature", ["", "t=1,v1=", "v1=00", "t=99999999999999999999,v1=0", "t=é"]
)
def test_who_does_not_know_the_secret_is_refused_and_not_kept(world: World, signature: str) -> None:
    monitoring = Hook(world)

    with pytest.raises(HookSecretWrong):
        monitoring.call(ALERT, signature=signature)

    assert hook(monitoring.id, by=world.actor("administrator")).calls == []


def test_a_call_may_bring_the_secret_itself_where_the_hook_says_so(world: World) -> None:
    simple = Hook(world, check_by="bearer")

    taken = simple.call(ALERT)
    with pytest.raises(HookSecretWrong):
        simple.call(ALERT, authorization="Bearer wrong")

    assert taken.outcome == "filed"


@pytest.mark.parametrize(
    ("body", "path", "code"),
    [
        (b"not json", "", "channels.no_json"),
        (b"[" * 100_000, "", "channels.no_json"),
        (b'{"alert": NaN}', "", "channels.no_json"),
        ({"alert": {}}, "alert.labels.host", "kernel.required"),
        ([1, 2], "alert.labels.host", "kernel.required"),
        (alert(level="high"), "alert.level", "channels.body_value_wrong"),
        (alert(labels={"host": {"a": 1}}), "alert.labels.host", "channels.body_value_wrong"),
    ],
)
def test_what_cannot_be_read_is_named_by_its_place_and_kept(
    world: World, body: object, path: str, code: str
) -> None:
    monitoring = Hook(world)

    with pytest.raises(InvalidInput) as refused:
        monitoring.call(body)

    assert [(one.path, one.code) for one in refused.value.problems] == [(path, code)]
    (kept,) = hook(monitoring.id, by=world.actor("administrator")).calls
    assert (kept.outcome, kept.problems[0]["path"]) == ("refused", path)
    assert WorkOrder.objects.count() == 0


def test_an_answer_the_form_refuses_is_named_by_its_code(world: World) -> None:
    content = {**CONTENT, "answers": {"amount": {"field": "body.host"}}}
    strict = Hook(world, content=content)

    with pytest.raises(InvalidInput) as refused:
        strict.call(ALERT)

    assert [one.path for one in refused.value.problems] == ["answers.amount"]


def test_a_body_may_be_only_so_large(world: World) -> None:
    with pytest.raises(HookBodyTooLarge):
        Hook(world).call(b" " * (MOST_BYTES + 1))


def test_an_hour_takes_only_so_many_calls(world: World) -> None:
    busy = Hook(world, per_hour=2)
    for place in range(2):
        busy.call(alert(id=f"a-{place}"))

    with pytest.raises(HookFull):
        busy.call(alert(id="a-9"))
    later = busy.call(alert(id="a-9"), at=NOON + timedelta(minutes=61))

    assert later.outcome == "filed"


def test_a_renewed_hook_has_another_address_and_another_secret(world: World) -> None:
    monitoring = Hook(world)
    made = renew_hook(hook_id=monitoring.id, by=world.actor("administrator"), at=NOON)

    with pytest.raises(LinkInvalid):
        monitoring.call(ALERT)
    monitoring.key = hook_key(monitoring.id, 2)
    with pytest.raises(HookSecretWrong):
        monitoring.call(ALERT)
    monitoring.secret = made.secret

    assert monitoring.call(ALERT).outcome == "filed"


def test_a_closed_hook_takes_nothing(world: World) -> None:
    monitoring = Hook(world)
    change_hook(
        hook_id=monitoring.id,
        facts=facts(world),
        is_open=False,
        rev=1,
        by=world.actor("administrator"),
        at=NOON,
    )

    with pytest.raises(HookClosed):
        monitoring.call(ALERT)


def test_the_secret_is_kept_sealed_and_only_builders_see_the_hook(world: World) -> None:
    monitoring = Hook(world)

    stored = IncomingHook.objects.get(pk=monitoring.id)

    assert monitoring.secret not in stored.sealed
    with pytest.raises(HookNotFound):
        hook(monitoring.id, by=world.actor("handler"))
    with pytest.raises(Forbidden):
        open_hook(code="incident", facts=facts(world), by=world.actor("handler"), at=NOON)


@pytest.mark.parametrize(
    ("more", "path"),
    [
        ({"title": None}, "title"),
        ({"title": {"field": "body.nothing"}}, "title"),
        ({"facts": [{"key": "a b", "path": "x", "type": "text"}]}, "facts.0.key"),
        ({"facts": [{"key": "a", "path": "", "type": "text"}]}, "facts.0.path"),
        ({"facts": [{"key": "a", "path": "x", "type": "money"}]}, "facts.0.type"),
        ({"answers": {"nothing": {"value": 1}}}, "answers.nothing"),
        ({"if": {"value": 1}}, "if"),
    ],
)
def test_what_a_hook_cannot_say_is_refused_where_it_stands(
    world: World, more: Json, path: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        Hook(world, content={**CONTENT, **more})

    assert path in [one.path for one in refused.value.problems]


def test_a_body_is_tried_without_making_anything(world: World) -> None:
    by = world.actor("administrator")

    tried = try_hook("incident", CONTENT, ALERT, by=by)

    assert (tried.is_wanted, tried.title, tried.once) == (True, "告警 db-1", "a-1")
    assert WorkOrder.objects.count() == 0
