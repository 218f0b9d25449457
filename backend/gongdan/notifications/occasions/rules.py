"""Who is told what a trigger rule says, or that one ran away."""

from __future__ import annotations

from gongdan.notifications.occasions.case import Case, Tell, said
from gongdan.workorders.events import RuleRanAway, RuleTold


def _told(case: Case) -> list[Tell]:
    """Those the rule means; whoever asked for the order reads it like any other news of it."""
    people, text = case.ids("person_ids"), case.name("text")
    inside = [person for person in people if person != case.order.requester_id]
    outside = [person for person in people if person == case.order.requester_id]
    by_mail = case.facts.get("by_mail") is True
    return [
        Tell(kind="rule", to=inside, text=text, by_mail=by_mail),
        Tell(kind="rule", to=outside, text=text, by_mail=by_mail, is_inside=False),
    ]


def _ran_away(case: Case) -> list[Tell]:
    text = said(
        "规则「{rule}」写得太频繁，已自动停用，请检查",
        "The rule “{rule}” wrote too often and switched itself off; please look at it",
        rule=case.name("rule_name"),
    )
    return [Tell(kind="rule", to=[case.number("owner_id") or None], text=text)]


RULES = {RuleTold.name: _told, RuleRanAway.name: _ran_away}
