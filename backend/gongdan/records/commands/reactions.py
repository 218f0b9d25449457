"""Rules at work on records: inside the transaction of what caused them, each once in a chain."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

from gongdan.audit.commands import append
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.events import Event
from gongdan.kernel.recall import recalling
from gongdan.records.causes import Cause
from gongdan.records.commands.rule_outcomes import OUTCOMES
from gongdan.records.doing import Doing, facts_of
from gongdan.records.events import RecordRuleRan, RecordRuleRanAway
from gongdan.records.finding import Door, subject
from gongdan.records.models import Record, RuleRun
from gongdan.records.queries.documents import document
from gongdan.rules import commands as rule_commands
from gongdan.rules import queries as rules
from gongdan.rules.attempts import attempt, rule_actor
from gongdan.rules.chain import Chain, chained
from gongdan.rules.matching import Facts
from gongdan.rules.overriding import Overriding
from gongdan.rules.passes import go_through
from gongdan.rules.published import Content, Published
from gongdan.rules.triggers import Happening, Judged, Triggered, changes_between, triggered

MOST_AN_HOUR: Final = 200
HOUR: Final = timedelta(hours=1)


def react(cause: Cause) -> None:
    """Run the rules that wait for what was done to a record, and for what they do."""
    with recalling():
        found = rules.record_rules(cause.door.type.application)
        if found is not None:
            _react(cause.door, cause.record_id, found, cause=cause)


def run_for(
    this: Door, record_id: int, happening: Happening, *, only: str | None = None
) -> list[str]:
    """Run the rules that wait for something nobody did: a moment, a press; ``only`` is a rule.

    Returns the keys of those that ran.
    """
    with recalling():
        found = rules.record_rules(this.type.application)
        if found is None:
            return []
        return _react(this, record_id, found, happening=happening, only=only)


def _react(
    this: Door,
    record_id: int,
    found: tuple[Published, set[str]],
    *,
    cause: Cause | None = None,
    happening: Happening | None = None,
    only: str | None = None,
) -> list[str]:
    with chained(subject(record_id)) as chain:
        reaction = _Reaction(this, record_id, found, chain)
        if cause is not None and cause.before is not None:
            reaction.before = facts_of(this, reaction.record, cause.before)
        reaction.go([happening] if happening else reaction.happenings_of(cause), only)
        return reaction.ran


class _Reaction:
    """All passes of the rules over one record: what one pass does, the next one may wait for."""

    def __init__(
        self, this: Door, record_id: int, found: tuple[Published, set[str]], chain: Chain
    ) -> None:
        self.door, self.id, self.chain = this, record_id, chain
        self.version, self.off = found
        self.before: Facts | None = None
        self.ran: list[str] = []
        self.overriding = Overriding[RuleRun]()
        self._renew()

    def happenings_of(self, cause: Cause | None) -> list[Happening]:
        """What was done, as rules are told of it."""
        if cause is None:
            return []
        if cause.kind != "changed":
            return [Happening(cause.kind)]
        return changes_between(self.before or {}, self.facts)

    def go(self, happenings: list[Happening], only: str | None) -> None:
        """Pass after pass, as long as rules make things happen."""
        while happenings:
            wanting = triggered(self.version, happenings, self.facts)
            if only is not None:
                wanting = [one for one in wanting if one.key == only]
            if not wanting:
                return
            only, seen = None, self.facts
            go_through(wanting, self)
            self.chain.depth += 1
            happenings = changes_between(seen, self.facts)

    def facts_for(self, one: Triggered) -> Facts:
        """The record's facts, and what happened to it."""
        return {**self.facts, **one.happening.facts}

    def is_off(self, one: Triggered) -> bool:
        """Whether the rule switched itself off."""
        return one.key in self.off

    def has_run_away(self, one: Triggered) -> bool:
        """Whether rules wrote to this record too often within an hour."""
        lately = RuleRun.objects.filter(
            record_id=self.id, at__gt=self.door.at - HOUR, outcome__has_key="done"
        )
        if lately.count() < MOST_AN_HOUR:
            return False
        self._switch_off(one)
        return True

    def _switch_off(self, one: Triggered) -> None:
        owner = (one.version.published_by or {}).get("id")
        rule_commands.switch_off(
            application=one.version.application,
            purpose="records",
            rule=one.key,
            because=f"{self.record.number or self.id}: > {MOST_AN_HOUR} / h",
            by=SYSTEM,
            at=self.door.at,
        )
        self.off.add(one.key)
        event = RecordRuleRanAway(
            record_type=self.door.type.code,
            title=self.record.title,
            rule=one.key,
            rule_name=one.name,
            owner_id=owner if isinstance(owner, int) else None,
            most=MOST_AN_HOUR,
        )
        append(event, on=subject(self.id), by=SYSTEM, at=self.door.at)

    def leave(self, one: Triggered, judged: Judged, because: dict[str, object]) -> None:
        """Keep why a rule was kept from running."""
        self._keep(one, judged, because)

    def run(self, one: Triggered, judged: Judged, todo: list[Content]) -> None:
        """Do what the rule says, and keep why."""
        kept = self._keep(one, judged, {})
        actor = rule_actor(one.rule)
        ran: Event = RecordRuleRan(
            rule=one.key, rule_name=one.name, because=one.happening.kind, run_id=kept.pk
        )
        append(ran, on=subject(self.id), by=actor, at=self.door.at)
        doing = Doing(
            door=self.door,
            record=self.record,
            rule=one.rule,
            by=actor,
            at=self.door.at,
            facts=self.facts,
            before=self.before,
            key=str(kept.pk),
        )
        done: list[dict[str, object]] = []
        for place, outcome in enumerate(todo):
            done.append(attempt(OUTCOMES, replace(doing, key=f"{doing.key}.{place}"), outcome))
            self._renew()
            doing = replace(doing, record=self.record, facts=self.facts)
        kept.outcome = {**kept.outcome, "done": done, "holds": judged.holds}
        kept.save(update_fields=["outcome"])
        for earlier in self.overriding.note(kept, one.key, todo, done):
            earlier.save(update_fields=["outcome"])
        self.ran.append(one.key)

    def _renew(self) -> None:
        """The record as it is after something was done to it."""
        form_id = self.door.type.form_id
        self.record = Record.objects.get(form_id=form_id, id=self.id)
        answers = document(form_id, self.id)
        self.facts: Facts = facts_of(self.door, self.record, answers)

    def _keep(self, one: Triggered, judged: Judged, outcome: dict[str, object]) -> RuleRun:
        conditions = [condition.as_dict() for condition in judged.conditions]
        return RuleRun.objects.create(
            form_id=self.door.type.form_id,
            record_id=self.id,
            version_id=one.version.id,
            outcome={"rule": one.key, "name": one.name, **outcome},
            trace={
                "version": one.version.as_dict(),
                "rule": {"key": one.key, "name": one.name, "conditions": conditions},
                "because": one.happening.kind,
                "chain": self.chain.key,
                "depth": self.chain.depth,
            },
            at=self.door.at,
        )
