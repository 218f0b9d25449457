import pytest

from gongdan.sla import policies
from gongdan.sla.tests.makers import make_policy, policy_content

VIP = {"op": "=", "args": [{"field": "is_vip"}, {"value": True}]}
FACTS = {"is_vip": "boolean", "priority": "number"}


def problems(*made: dict[str, object]) -> list[tuple[str, str]]:
    found = policies.check(policy_content(*made), calendars=["office", "always"], facts=FACTS)
    return [(problem.path, problem.code) for problem in found]


def test_the_first_policy_that_holds_counts_and_says_why() -> None:
    content = policy_content(make_policy("vip", **{"if": VIP, "calendar": "always"}), make_policy())

    chosen = policies.select(policies.read(content), {"is_vip": True})

    assert chosen.policy is not None
    assert chosen.policy.key == "vip"
    assert [tried.as_dict() for tried in chosen.trace] == [
        {
            "policy": "vip",
            "is_match": True,
            "why": {
                "result": True,
                "conditions": [
                    {
                        "path": "",
                        "op": "=",
                        "fields": ["is_vip"],
                        "actual": True,
                        "expected": [True],
                        "result": True,
                    }
                ],
            },
        }
    ]


def test_a_policy_whose_condition_fails_is_passed_over_and_kept_in_the_trace() -> None:
    content = policy_content(make_policy("vip", **{"if": VIP}), make_policy())

    chosen = policies.select(policies.read(content), {"is_vip": False})

    assert chosen.policy is not None
    assert chosen.policy.key == "standard"
    assert [(tried.policy, tried.is_match) for tried in chosen.trace] == [
        ("vip", False),
        ("standard", True),
    ]


def test_a_missing_fact_is_no_match() -> None:
    content = policy_content(make_policy("vip", **{"if": VIP}))

    assert policies.select(policies.read(content), {}).policy is None


def test_a_target_is_promised_by_metric_and_priority() -> None:
    (policy,) = policies.read(policy_content(make_policy()))

    assert policy.target_seconds("first_response", priority=1) == 1800
    assert policy.target_seconds("resolution", priority=3) == 14400
    assert policy.target_seconds("resolution", priority=2) is None
    assert policy.warn_at_percent == (75,)
    assert policy.pause_when == {"waiting"}


def test_a_sound_policy_set_has_no_problems() -> None:
    assert problems(make_policy("vip", **{"if": VIP}), make_policy()) == []


@pytest.mark.parametrize(
    ("change", "path", "code"),
    [
        ({"key": "Not a key"}, "policies.0.key", "sla.key_malformed"),
        ({"name": {}}, "policies.0.name", "sla.name_missing"),
        ({"calendar": "nowhere"}, "policies.0.calendar", "sla.calendar_unknown"),
        ({"targets": {}}, "policies.0.targets", "sla.targets_missing"),
        ({"targets": {"lunch": {"1": 5}}}, "policies.0.targets.lunch", "sla.metric_unknown"),
        (
            {"targets": {"resolution": {"1": 0}}},
            "policies.0.targets.resolution.1",
            "sla.target_malformed",
        ),
        (
            {"targets": {"resolution": {"9": 5}}},
            "policies.0.targets.resolution.9",
            "sla.target_malformed",
        ),
        ({"warn_at_percent": [100]}, "policies.0.warn_at_percent", "sla.percent_malformed"),
        ({"pause_when": ["lunch"]}, "policies.0.pause_when", "sla.status_unknown"),
        ({"color": "red"}, "policies.0.color", "sla.unknown_key"),
        ({"if": {"field": "nobody"}}, "policies.0.if", "expressions.unknown_field"),
        ({"if": {"field": "priority"}}, "policies.0.if", "expressions.type_mismatch"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(
    change: dict[str, object], path: str, code: str
) -> None:
    assert problems(make_policy(**change)) == [(path, code)]


def test_two_policies_may_not_share_a_key() -> None:
    assert problems(make_policy(), make_policy()) == [("policies.1.key", "sla.key_repeated")]
