"""How the doings of trigger rules are told."""

from __future__ import annotations

from gongdan.kernel.texts import Text
from gongdan.workorders.events import rules as events
from gongdan.workorders.sentences.lifecycle import GRADES
from gongdan.workorders.sentences.values import NOTHING, Telling, Told, Values, say


def _ran(told: Told) -> Text:
    return say("规则「{rule}」执行", "The rule “{rule}” ran", {"rule": told.name("rule_name")})


def _told(told: Told) -> Text:
    values: Values = {"text": told.name("text")}
    return say("通知相关人员：{text}", "Told the people concerned: {text}", values)


def _called(told: Told) -> Text:
    return say("通知外部系统 {host}", "Called {host}", {"host": told.word("host")})


def _ran_away(told: Told) -> Text:
    values: Values = {"rule": told.name("rule_name"), "most": told.number("most")}
    return say(
        "规则「{rule}」一小时内在本单上写了 {most} 次以上，已自动停用",
        "The rule “{rule}” wrote to this order more than {most} times in an hour and switched"
        " itself off",
        values,
    )


def _record_made(told: Told) -> Text:
    values: Values = {"type": told.word("record_type"), "id": told.number("record_id")}
    return say("生成业务数据 {type} {id}", "Made the record {type} {id}", values)


def _grades(told: Told) -> Text:
    values: Values = {
        "impact": GRADES.get(told.number("impact"), NOTHING),
        "urgency": GRADES.get(told.number("urgency"), NOTHING),
    }
    return say("影响 {impact}，紧急 {urgency}", "Impact {impact}, urgency {urgency}", values)


def _pressed(told: Told) -> Text:
    return say("按下「{label}」", "Pressed “{label}”", {"label": told.name("label")})


def _hooked(told: Told) -> Text:
    return say("外部系统触发 {hook}", "Another system called {hook}", {"hook": told.word("hook")})


TELLINGS: dict[str, Telling] = {
    events.RuleRan.name: Telling(_ran),
    events.RuleTold.name: Telling(_told),
    events.RuleCalled.name: Telling(_called),
    events.RuleRanAway.name: Telling(_ran_away),
    events.RecordMade.name: Telling(_record_made),
    events.ButtonPressed.name: Telling(_pressed),
    events.HookCalled.name: Telling(_hooked),
    events.GradesSet.name: Telling(_grades),
}
