"""A stage in which people say yes or no: all, any, so many of them, by weight, or in turn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar, Literal, cast

from gongdan.flows.acts import Skip, TaskAct
from gongdan.flows.errors import NobodyToDecide, VoteNeeded
from gongdan.flows.handlers import Handler, read_handler
from gongdan.flows.human import Human, check_human, read_human
from gongdan.flows.ladders import check_acts
from gongdan.flows.moves import Case, Decision, Member, Next, Opening, PassOver, Reject, Stay
from gongdan.flows.reading import Reader

Mode = Literal["one", "all", "any", "ratio", "weight", "in_turn"]
RejectRule = Literal["any", "impossible"]
Dedupe = Literal["none", "consecutive", "whole"]
MODES: tuple[Mode, ...] = ("one", "all", "any", "ratio", "weight", "in_turn")
COUNTED = ("ratio", "weight")
ON_REJECT = ("end", "return", "start")
WHEN_EMPTY = ("pass", "reject", "person", "manager", "stuck")
WHEN_SELF = ("self", "skip", "head", "manager")
DEDUPE = ("none", "consecutive", "whole")
COMMENT = ("never", "reject", "always")
INSTEAD_OF_SELF = {"head": Handler("department_head"), "manager": Handler("manager")}


@dataclass(frozen=True, kw_only=True)
class Approval(Human):
    """A stage decided by votes; each of its people has a task of their own."""

    kind: ClassVar[str] = "approval"

    mode: Mode = "all"
    percent: int = 100
    reject_rule: RejectRule = "any"
    threshold_frozen: bool = False
    on_reject: str = "end"
    return_to: str = ""
    when_empty: str = "stuck"
    substitutes: tuple[Handler, ...] = ()
    when_self: str = "self"
    dedupe: Dedupe = "none"
    comment: str = "reject"

    def on_enter(self, case: Case) -> Next:
        """Ask its people; when there are none, do what the step says of that."""
        members = self._members(case)
        if self.mode == "one":
            members = members[:1]
        if not members:
            return self._without_people(case)
        return Stay(tuple(self._opening(member, case) for member in members))

    def on_act(self, act: TaskAct) -> Decision:
        """Left out when that is allowed; it is never finished but by votes."""
        if isinstance(act, Skip):
            return self.skip(act)
        raise VoteNeeded(step=self.key)

    def _members(self, case: Case) -> tuple[Member, ...]:
        """Its people, each once; the initiator replaced where the step says so."""
        instead = INSTEAD_OF_SELF.get(self.when_self)
        found: list[Member] = []
        for member in case.people(self):
            if instead is not None and member.person_id == case.initiator:
                found.extend(self._instead(instead, member, case))
            else:
                found.append(member)
        return _once(found)

    def _instead(self, rule: Handler, member: Member, case: Case) -> Iterable[Member]:
        others = case.people(replace(self, handlers=(rule,)))
        return (
            replace(other, weight=member.weight)
            for other in others[:1]
            if other.person_id != case.initiator
        )

    def _without_people(self, case: Case) -> Next:
        if self.when_empty == "pass":
            return PassOver("nobody")
        if self.when_empty == "reject":
            return Reject()
        rules = {"person": self.substitutes, "manager": (Handler("manager"),)}
        handlers = rules.get(self.when_empty, ())
        members = _once(case.people(replace(self, handlers=handlers))) if handlers else ()
        if not members:
            raise NobodyToDecide(step=self.key)
        return Stay(tuple(Opening(self.kind, one.person_id, one.weight) for one in members))

    def _opening(self, member: Member, case: Case) -> Opening:
        approvers = {
            "consecutive": case.approvers.just_before,
            "whole": case.approvers.anywhere,
        }.get(self.dedupe, frozenset())
        skipped = "dedupe" if member.person_id in approvers else ""
        if self.when_self == "skip" and member.person_id == case.initiator:
            skipped = "self"
        return Opening(self.kind, member.person_id, member.weight, skipped)


def _once(members: Iterable[Member]) -> tuple[Member, ...]:
    first: dict[int, Member] = {}
    for member in members:
        first.setdefault(member.person_id, member)
    return tuple(first.values())


def read(reader: Reader) -> Approval:
    """The stage as stored."""
    mode = cast("Mode", reader.choice("mode", MODES, default="all"))
    percent = reader.number("percent")
    usual = "impossible" if mode in COUNTED else "any"
    reject_rule = reader.choice("reject_rule", ("any", "impossible"), default=usual)
    return Approval(
        **read_human(reader),
        mode=mode,
        percent=100 if percent is None else percent,
        reject_rule=cast("RejectRule", reject_rule),
        threshold_frozen=reader.flag("threshold_frozen"),
        on_reject=reader.choice("on_reject", ON_REJECT, default="end"),
        return_to=reader.string("return_to"),
        when_empty=reader.choice("when_empty", WHEN_EMPTY, default="stuck"),
        substitutes=tuple(read_handler(one) for one in reader.objects("substitutes")),
        when_self=reader.choice("when_self", WHEN_SELF, default="self"),
        dedupe=cast("Dedupe", reader.choice("dedupe", DEDUPE, default="none")),
        comment=reader.choice("comment", COMMENT, default="reject"),
    )


def check(step: Approval, reader: Reader) -> None:
    """A share that can be reached, somebody for the empty case, somewhere to send it back to."""
    check_human(step, reader)
    check_acts(step.ladder, reader, is_vote=True)
    if step.dispatch != "direct":
        reader.refuse("dispatch", "flows.votes_have_people")
    if not 1 <= step.percent <= 100:
        reader.refuse("percent", "flows.number_wrong", least=1, most=100)
    if step.mode not in COUNTED and step.percent != 100:
        reader.refuse("percent", "flows.percent_without_count")
    if step.when_empty == "person" and not step.substitutes:
        reader.refuse("substitutes", "flows.handlers_missing")
    if (step.on_reject == "return") != bool(step.return_to):
        reader.refuse("return_to", "flows.return_to_wrong", target=step.return_to)
