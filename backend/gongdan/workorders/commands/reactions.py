"""Trigger rules at work: inside the transaction of what caused them, each once in a chain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Final

from gongdan.audit.commands import append
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.recall import recalling
from gongdan.rules import commands as rule_commands
from gongdan.rules import queries as rules
from gongdan.rules.attempts import attempt, rule_actor
from gongdan.rules.chain import Chain, chained
from gongdan.rules.matching import Facts
from gongdan.rules.overriding import Overriding
from gongdan.rules.passes import go_through
from gongdan.rules.published import Content
from gongdan.rules.triggers import (
    Happening,
    Judged,
    Triggered,
    changes_between,
    triggered,
    wants_any,
)
from gongdan.workorders import shadows
from gongdan.workorders.causes import Cause
from gongdan.workorders.change import Change
from gongdan.workorders.commands.rule_setting import SETTING, Outcome
from gongdan.workorders.commands.rule_telling import TELLING
from gongdan.workorders.doing import Doing
from gongdan.workorders.events import RuleRan, RuleRanAway
from gongdan.workorders.facts import application_of, trigger_facts
from gongdan.workorders.finding import subject, topics
from gongdan.workorders.happenings import happenings_of
from gongdan.workorders.models import Decision, WorkOrder

PURPOSE: Final = "trigger"
MOST_AN_HOUR: Final = 200
HOUR: Final = timedelta(hours=1)
OUTCOMES: Final[Mapping[str, Outcome]] = {**SETTING, **TELLING}


def react(cause: Cause) -> None:
    """Run the trigger rules that wait for what a command made happen, and for what they do."""
    if cause.order.is_imported:
        return
    with recalling():
        held = rules.in_force(application_of(cause.order))
        if held.triggers or held.shadows:
            _react(cause, held, happenings_of(cause.events))


def run_for(
    cause: Cause, happening: Happening, *, only: tuple[str, str] | None = None
) -> list[str]:
    """Run the rules that wait for something no command made happen: a moment, a press, a call.

    ``only`` is the one rule that is meant, by application and key. Returns the keys of those
    that ran.
    """
    with recalling():
        held = rules.in_force(application_of(cause.order))
        return _react(cause, held, [happening], only)


def _react(
    cause: Cause,
    held: rules.InForce,
    happenings: list[Happening],
    only: tuple[str, str] | None = None,
) -> list[str]:
    shadows.write_down(cause, held, happenings)
    with chained(subject(cause.order)) as chain:
        reaction = _Reaction(cause, held, chain)
        reaction.go(happenings, only)
        if reaction.ran:
            cause.order.refresh_from_db()
        return reaction.ran


class _Reaction:
    """All passes of the rules over one order: what one pass does, the next one may wait for."""

    def __init__(self, cause: Cause, held: rules.InForce, chain: Chain) -> None:
        self.cause, self.held, self.chain = cause, held, chain
        self.order, self.facts, self.before = cause.order, cause.facts, cause.before
        self.seen: Facts | None = cause.before
        self.asks_changes = any(
            wants_any(version, [Happening("changed")]) for version in held.triggers
        )
        self.ran: list[str] = []
        self.overriding = Overriding[Decision]()

    def go(self, happenings: list[Happening], only: tuple[str, str] | None) -> None:
        """Pass after pass, as long as rules make things happen."""
        happenings = [*happenings, *self._changes()]
        while happenings:
            wanting = self._wanting(happenings)
            if only is not None:
                wanting = [one for one in wanting if one.identity == only]
            if not wanting:
                return
            only = None
            self.seen = dict(self.facts) if self.asks_changes else None
            self.chain.queued = []
            go_through(wanting, self)
            events, self.chain.queued = self.chain.queued, []
            self.chain.depth += 1
            happenings = [*happenings_of(events), *self._changes()] if events else []

    def _changes(self) -> list[Happening]:
        if not self.asks_changes or self.seen is None:
            return []
        return changes_between(self.seen, self.facts)

    def _wanting(self, happenings: Iterable[Happening]) -> list[Triggered]:
        told = list(happenings)
        return [
            one for version in self.held.triggers for one in triggered(version, told, self.facts)
        ]

    def facts_for(self, one: Triggered) -> Facts:
        """The order's facts, where it stands, and what happened to it."""
        return trigger_facts(self.order, self.facts, one.happening.facts)

    def is_off(self, one: Triggered) -> bool:
        """Whether the rule switched itself off."""
        return one.identity in self.held.off

    def has_run_away(self, one: Triggered) -> bool:
        """Whether rules wrote to this order too often within an hour."""
        since = self.cause.at - HOUR
        lately = Decision.objects.filter(
            work_order=self.order, purpose=PURPOSE, at__gt=since, outcome__has_key="done"
        )
        if lately.count() < MOST_AN_HOUR:
            return False
        self._switch_off(one)
        return True

    def _switch_off(self, one: Triggered) -> None:
        at, key = self.cause.at, one.key
        owner = (one.version.published_by or {}).get("id")
        rule_commands.switch_off(
            application=one.version.application,
            purpose="triggers",
            rule=key,
            because=f"{self.order.number}: > {MOST_AN_HOUR} / h",
            by=SYSTEM,
            at=at,
        )
        self.held.off.add(one.identity)
        event = RuleRanAway(
            rule=key,
            rule_name=one.name,
            owner_id=owner if isinstance(owner, int) else None,
            most=MOST_AN_HOUR,
        )
        append(event, on=subject(self.order), by=SYSTEM, at=at, topics=topics(self.order))

    def leave(self, one: Triggered, judged: Judged, because: dict[str, object]) -> None:
        """Keep why a rule was kept from running."""
        self._keep(one, judged, because)

    def run(self, one: Triggered, judged: Judged, todo: list[Content]) -> None:
        """Do what the rule says, and keep why."""
        kept = self._keep(one, judged, {})
        actor, at = rule_actor(one.rule), self.cause.at
        ran = RuleRan(
            rule=one.key,
            rule_name=one.name,
            because=one.happening.kind,
            decision_id=kept.pk,
        )
        append(ran, on=subject(self.order), by=actor, at=at, topics=topics(self.order))
        doing = Doing(
            order=self.order,
            rule=one.rule,
            by=actor,
            at=at,
            facts=self.facts_for(one),
            before=self.cause.before,
            key=str(kept.pk),
        )
        done = self._do_all(doing, todo, one)
        kept.outcome = {**kept.outcome, "done": done, "holds": judged.holds}
        kept.save(update_fields=["outcome"])
        for earlier in self.overriding.note(kept, one.key, todo, done):
            earlier.save(update_fields=["outcome"])
        self.ran.append(one.key)

    def _do_all(self, doing: Doing, todo: list[Content], one: Triggered) -> list[dict[str, object]]:
        done = []
        for place, outcome in enumerate(todo):
            done.append(attempt(OUTCOMES, replace(doing, key=f"{doing.key}.{place}"), outcome))
            self._renew()
            doing = replace(doing, order=self.order, facts=self.facts_for(one))
        return done

    def _renew(self) -> None:
        """The order as it is after something was done to it."""
        this = Change(WorkOrder.objects.get(pk=self.order.pk), self.cause.by, self.cause.at)
        self.order, self.facts = this.order, this.facts()

    def _keep(self, one: Triggered, judged: Judged, outcome: dict[str, object]) -> Decision:
        """Why a rule ran, or why it was kept from it."""
        conditions = [condition.as_dict() for condition in judged.conditions]
        return Decision.objects.create(
            work_order=self.order,
            purpose=PURPOSE,
            definition_version_id=one.version.id,
            outcome={"rule": one.key, "name": one.name, **outcome},
            trace={
                "purpose": PURPOSE,
                "version": one.version.as_dict(),
                "rule": {"key": one.key, "name": one.name, "conditions": conditions},
                "because": one.happening.kind,
                "chain": self.chain.key,
                "depth": self.chain.depth,
            },
            at=self.cause.at,
        )
