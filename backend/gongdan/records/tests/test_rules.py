"""Rules of records: what they wait for, what they do, and that they never run in a circle."""

from __future__ import annotations

from datetime import timedelta

import pytest

from gongdan.accounts.tests.makers import NOON, World, make_world
from gongdan.audit.queries import history
from gongdan.catalog.tests.makers import CUSTOMER_FIELDS, make_record_type
from gongdan.deliveries.models import Delivery
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.errors import Forbidden, InvalidInput
from gongdan.records.causes import quietly
from gongdan.records.commands.bin import delete
from gongdan.records.commands.bulk import bulk_change
from gongdan.records.commands.records import change
from gongdan.records.commands.rule_calls import press_button, run_scheduled
from gongdan.records.commands.thinning import thin_rule_runs
from gongdan.records.errors import NoSuchRecordButton
from gongdan.records.finding import subject
from gongdan.records.models import Record, RuleRun
from gongdan.records.queries.rule_buttons import buttons, rule_runs
from gongdan.records.tests.makers import make_record, stored
from gongdan.rules import commands, queries

pytestmark = pytest.mark.django_db
Json = dict[str, object]
DAY = timedelta(days=1)
UNTIL = {"code": "until", "kind": "date", "label": {"zh-CN": "到期日"}}
WATCHED = {"code": "watched", "kind": "text", "label": {"zh-CN": "跟进"}}


@pytest.fixture
def world() -> World:
    world = make_world()
    make_record_type(world, fields=[*CUSTOMER_FIELDS, UNTIL, WATCHED], content={"title": ["name"]})
    return world


def is_(field: str, value: object) -> Json:
    return {"op": "=", "args": [{"field": field}, {"value": value}]}


def puts(field: str, value: object) -> Json:
    return {"do": "set", "field": f"answers.{field}", "value": {"value": value}}


def when(key: str, event: Json | str, *then: Json, **more: object) -> Json:
    on = event if isinstance(event, dict) else {"event": event}
    settings = {name.rstrip("_"): value for name, value in more.items()}
    named = {"key": key, "name": {"zh-CN": key, "en": key}, "for_type": "customer"}
    return {**named, "on": [on], "then": list(then), **settings}


def publish(*rules: Json, **more: object) -> int:
    content = {"format": 1, "rules": list(rules), **more}
    where = {"application": "crm", "purpose": "records", "by": SYSTEM, "at": NOON}
    rev = commands.save_draft(content=content, expected_rev=0, **where)  # type: ignore[arg-type]
    return commands.publish(expected_rev=rev, **where)  # type: ignore[arg-type]


def alter(world: World, record_id: int, who: str = "lead", **answers: object) -> None:
    change(
        record_type="customer", record_id=record_id, answers=answers, by=world.actor(who), at=NOON
    )


def outcomes() -> list[Json]:
    rows = RuleRun.objects.order_by("pk").values_list("outcome", flat=True)
    return [{key: value for key, value in row.items() if key != "name"} for row in rows]


def test_a_new_record_makes_a_rule_run_and_its_history_says_so(world: World) -> None:
    publish(when("vip", "created", puts("watched", "yes"), if_=is_("answers.level", "vip")))

    vip = make_record(world, name="华信银行", level="vip")
    other = make_record(world, name="小店", level="plain")

    assert stored("customer", vip)["watched"] == "yes"
    assert "watched" not in stored("customer", other)
    assert outcomes() == [{"rule": "vip", "done": [{"do": "set"}], "holds": True}]
    ran = next(one for one in history(subject(vip)) if one.event == "records.rule_ran")
    assert (ran.actor["kind"], ran.facts["because"]) == ("rule", "created")


def test_a_field_from_one_value_to_another_makes_a_rule_run(world: World) -> None:
    event = {"event": "changed", "field": "answers.level", "from": "plain", "to": "vip"}
    publish(when("up", event, puts("watched", "risen")))
    record = make_record(world, name="华信银行", level="plain")

    alter(world, record, name="华信")
    before = stored("customer", record)
    alter(world, record, level="vip")

    assert "watched" not in before
    assert stored("customer", record)["watched"] == "risen"


def test_changed_is_asked_against_what_was_before_the_change(world: World) -> None:
    changed = {"op": "changed", "args": [{"field": "answers.level"}]}
    publish(
        when("first", "changed", puts("credit", "5"), if_=changed),
        when("second", "changed", puts("watched", "twice"), if_=changed),
    )
    record = make_record(world, name="华信银行", level="plain")

    alter(world, record, level="vip")

    assert (stored("customer", record)["watched"], len(outcomes())) == ("twice", 4)
    assert [one.get("suppressed", "") for one in outcomes()][2:] == ["already_ran"] * 2


def test_what_a_later_rule_wrote_over_says_so(world: World) -> None:
    publish(
        when("first", "created", puts("watched", "a"), puts("credit", "1")),
        when("second", "created", puts("watched", "b")),
    )

    record = make_record(world, name="华信银行")

    assert stored("customer", record)["watched"] == "b"
    assert [one["done"] for one in outcomes()] == [
        [{"do": "set", "overridden_by": "second"}, {"do": "set"}],
        [{"do": "set"}],
    ]


def test_rules_that_undo_each_other_run_once_each(world: World) -> None:
    publish(
        when("there", "changed", puts("watched", "a"), if_=is_("answers.watched", "b")),
        when("back", "changed", puts("watched", "b"), if_=is_("answers.watched", "a")),
    )
    record = make_record(world, name="华信银行")

    alter(world, record, watched="a")

    assert stored("customer", record)["watched"] == "a"
    assert [one["rule"] for one in outcomes() if "done" in one] == ["back", "there"]
    assert [one for one in outcomes() if "suppressed" in one] == [
        {"rule": "back", "suppressed": "already_ran"}
    ] * 2


def test_records_that_make_records_come_to_an_end(world: World) -> None:
    again = {"do": "record", "type": "customer", "answers": {"name": {"value": "又一个"}}}
    publish(when("more", "created", again))

    make_record(world, name="华信银行")

    assert Record.objects.count() == 11
    assert outcomes().count({"rule": "more", "suppressed": "too_deep"}) == 1


def test_a_rule_that_writes_too_often_switches_itself_off(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gongdan.records.commands.reactions.MOST_AN_HOUR", 2)
    publish(when("busy", "changed", puts("credit", "1")))
    record = make_record(world, name="华信银行")

    for place in range(4):
        alter(world, record, watched=str(place))

    assert queries.rule_set("crm", "records").switched_off.keys() == {"busy"}
    kept = [one.get("suppressed") for one in outcomes() if "suppressed" in one]
    assert kept[-2:] == ["ran_away", "switched_off"]
    assert "records.rule_ran_away" in [one.event for one in history(subject(record))]


def test_deleting_a_record_tells_people_and_other_systems(
    world: World, settings: pytest.FixtureRequest
) -> None:
    settings.WEBHOOK_HOSTS = ["crm.example"]  # type: ignore[attr-defined]
    words = {"zh-CN": "{{record.title}} 已删除", "en": "{{record.title}} is gone"}
    publish(
        when(
            "gone",
            "deleted",
            {"do": "notify", "to": ["creator"], "text": words},
            {"do": "webhook", "url": "https://crm.example/gone", "facts": ["answers.level"]},
        )
    )
    record = make_record(world, name="华信银行", level="vip")

    delete(record_type="customer", record_id=record, by=world.actor("administrator"), at=NOON)

    told = next(one for one in history(subject(record)) if one.event == "records.rule_told")
    assert told.facts["person_ids"] == [world.lead.pk]
    assert told.facts["text"] == {"zh-CN": "华信银行 已删除", "en": "华信银行 is gone"}
    body = Delivery.objects.get(kind="webhook").payload["body"]
    assert "华信银行" in str(body)


def test_a_button_runs_its_rule_for_who_may_edit(world: World) -> None:
    push = {"event": "button", "label": {"zh-CN": "升级", "en": "Promote"}}
    publish(when("promote", push, puts("level", "vip"), if_=is_("answers.level", "plain")))
    record, by = make_record(world, name="华信银行", level="plain"), world.actor("lead")
    shown = buttons("customer", record, by=by, at=NOON)
    wanted: Json = {"record_type": "customer", "record_id": record, "rule": "promote", "at": NOON}

    ran = press_button(by=by, **wanted)  # type: ignore[arg-type]

    assert [(one.rule, one.label["en"]) for one in shown] == [("promote", "Promote")]
    assert ran == ["promote"]
    assert stored("customer", record)["level"] == "vip"
    assert buttons("customer", record, by=by, at=NOON) == []
    with pytest.raises(NoSuchRecordButton):
        press_button(by=by, **wanted)  # type: ignore[arg-type]
    with pytest.raises(Forbidden):
        press_button(by=world.actor("requester"), **wanted)  # type: ignore[arg-type]


def test_a_rule_runs_once_before_a_day_that_a_field_holds(world: World) -> None:
    soon = {"event": "schedule", "field": "answers.until", "days": -30, "time": "09:00"}
    publish(when("renew", soon, puts("watched", "renew")))
    record = make_record(world, name="华信银行", until=str((NOON + 40 * DAY).date()))

    early = run_scheduled(at=NOON + 9 * DAY)
    counts = [run_scheduled(at=NOON + days * DAY) for days in (10, 11)]
    alter(world, record, until=str((NOON + 50 * DAY).date()))
    again = [run_scheduled(at=NOON + days * DAY) for days in (15, 20, 21)]

    assert (early, counts, again) == (0, [1, 0], [0, 1, 0])
    assert stored("customer", record)["watched"] == "renew"


def test_a_day_that_passed_long_before_the_rule_was_there_is_let_be(world: World) -> None:
    soon = {"event": "schedule", "field": "answers.until", "days": 0}
    publish(when("over", soon, puts("watched", "over")))
    make_record(world, name="老客户", until=str((NOON - 400 * DAY).date()))
    make_record(world, name="新客户", until=str((NOON - 5 * DAY).date()))

    assert run_scheduled(at=NOON) == 1


def test_every_day_a_rule_goes_through_all_records_once(world: World) -> None:
    daily = {"event": "schedule", "every": "day", "time": "09:00"}
    publish(when("daily", daily, puts("watched", "seen"), if_=is_("answers.level", "vip")))
    make_record(world, name="华信银行", level="vip")
    make_record(world, name="小店", level="plain")

    counts = [run_scheduled(at=NOON + days * DAY) for days in (1, 1, 2)]

    assert counts == [1, 0, 1]


def test_what_comes_in_as_it_was_elsewhere_makes_no_rule_run(world: World) -> None:
    publish(when("new", "created", puts("watched", "yes")))

    with quietly():
        record = make_record(world, name="华信银行")

    assert "watched" not in stored("customer", record)
    assert outcomes() == []


def test_a_trial_of_a_change_leaks_nothing_that_a_rule_would_do(world: World) -> None:
    words = {"zh-CN": "x", "en": "x"}
    publish(when("tell", "changed", {"do": "notify", "to": ["creator"], "text": words}))
    record = make_record(world, name="华信银行")

    outcome = bulk_change(
        record_type="customer",
        ids=[record],
        answers={"level": "vip"},
        by=world.actor("lead"),
        at=NOON,
        is_trial=True,
    )

    assert len(outcome[0].changed) == 1
    assert outcomes() == []


def test_a_rule_that_cannot_be_judged_stops_nobody(world: World) -> None:
    by_zero = {"op": "/", "args": [{"value": 1}, {"op": "-", "args": [{"value": 1}, {"value": 1}]}]}
    broken = {"op": ">", "args": [by_zero, {"value": 0}]}
    publish(
        when("broken", "created", puts("watched", "no"), if_=broken),
        when("sound", "created", puts("watched", "yes")),
    )

    record = make_record(world, name="华信银行")

    assert stored("customer", record)["watched"] == "yes"


def test_what_refuses_an_outcome_is_kept_and_the_record_stays(world: World) -> None:
    publish(when("bad", "created", puts("level", "gold")))

    record = make_record(world, name="华信银行", level="vip")

    assert stored("customer", record)["level"] == "vip"
    assert outcomes()[0]["done"] == [{"do": "set", "refused": "kernel.invalid"}]


def test_what_rules_did_is_read_by_those_who_build(world: World) -> None:
    publish(when("new", "created", puts("watched", "yes")))
    record = make_record(world, name="华信银行")

    (run,) = rule_runs("customer", record, by=world.actor("administrator"), at=NOON)

    assert run.trace["because"] == "created"
    with pytest.raises(Forbidden):
        rule_runs("customer", record, by=world.actor("lead"), at=NOON)


def test_after_a_while_the_conditions_go_and_what_was_done_stays(world: World) -> None:
    publish(when("vip", "created", puts("watched", "yes"), if_=is_("answers.level", "vip")))
    make_record(world, name="华信银行", level="vip")

    young = thin_rule_runs(by=SYSTEM, at=NOON + 89 * DAY)
    old = [thin_rule_runs(by=SYSTEM, at=NOON + 91 * DAY) for _ in range(2)]

    (run,) = RuleRun.objects.all()
    assert (young, old) == (0, [1, 0])
    assert run.outcome["done"] == [{"do": "set"}]
    assert run.trace["rule"] == {"key": "vip", "name": {"zh-CN": "vip", "en": "vip"}}


@pytest.mark.parametrize(
    ("rule", "path", "code"),
    [
        ({"for_type": "nothing"}, "rules.0.for_type", "rules.unknown_record_type"),
        ({"on": [{"event": "commented"}]}, "rules.0.on.0.event", "rules.unknown_event"),
        ({"then": [{"do": "assign"}]}, "rules.0.then.0.do", "rules.unknown_outcome"),
        (
            {"on": [{"event": "schedule", "field": "answers.name", "days": 1}]},
            "rules.0.on.0.field",
            "rules.no_date",
        ),
        (
            {"then": [{"do": "set", "field": "record.title", "value": {"value": ""}}]},
            "rules.0.then.0.field",
            "rules.unknown_field",
        ),
        (
            {"then": [{"do": "notify", "to": ["answers.name"], "text": {"en": "x"}}]},
            "rules.0.then.0.to.0",
            "rules.unknown_people",
        ),
    ],
)
@pytest.mark.usefixtures("world")
def test_what_a_rule_of_records_cannot_say_is_said_where_it_stands(
    rule: Json, path: str, code: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        publish({**when("a", "created", puts("watched", "x")), **rule})

    assert (refused.value.problems[0].path, refused.value.problems[0].code) == (path, code)
