"""What a draft would change: run over the newest orders beside the version that holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from gongdan.audit.queries import history
from gongdan.catalog import queries as catalog
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import Refusal
from gongdan.kernel.recall import recalling
from gongdan.rules import queries as rules
from gongdan.rules.examining import decided, running
from gongdan.rules.permissions import require_builder
from gongdan.rules.published import Published, Purpose, weighing
from gongdan.rules.triggers import Happening
from gongdan.workorders import happenings
from gongdan.workorders.change import Change
from gongdan.workorders.facts import trigger_facts
from gongdan.workorders.finding import subject
from gongdan.workorders.models import ShadowDecision, WorkOrder
from gongdan.workorders.permissions import visible
from gongdan.workorders.shadows import at_first, judging

Json = dict[str, object]
MOST_SHOWN = 100


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One order about which the two versions disagree."""

    number: str
    title: str
    at: datetime
    live: Json
    draft: Json


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """How many orders were looked at, how many come out differently, and the newest of those."""

    looked_at: int
    changed: int
    live_counts: dict[str, int]
    draft_counts: dict[str, int]
    differences: list[Difference]
    until: datetime | None = None
    version: int | None = None


def replay(application: str, purpose: Purpose, *, last: int, by: Actor, at: datetime) -> Comparison:
    """Run the draft and the version that holds over the newest orders the actor sees."""
    require_builder(by, application=application)
    with recalling():
        live, draft = _versions(application, purpose)
        pairs = [
            (order, *_pair(order, live, draft, by=by, at=at))
            for order in _newest(application, last, by=by)
        ]
    differing = [
        Difference(number=order.number, title=order.title, at=order.submitted_at, live=a, draft=b)
        for order, a, b in pairs
        if a != b
    ]
    return Comparison(
        looked_at=len(pairs),
        changed=len(differing),
        live_counts=_counts(one for _, one, _ in pairs),
        draft_counts=_counts(one for _, _, one in pairs),
        differences=differing[:MOST_SHOWN],
    )


def _versions(application: str, purpose: Purpose) -> tuple[Published | None, Published | None]:
    """What holds, and the same with the draft of one purpose."""
    held, drafts = rules.current_sets(application), rules.draft_sets(application)
    live, draft = held.get(judging(purpose)), drafts.get(purpose)
    if purpose == "keywords" and draft is not None:
        draft = weighing(draft, live)
    if purpose == "classify" and draft is not None and "keywords" in held:
        draft = weighing(held["keywords"], draft)
    return live, draft


def shadow_report(application: str, purpose: Purpose, *, by: Actor) -> Comparison | None:
    """What the shadow decided beside what was decided in earnest; only orders the actor sees."""
    require_builder(by, application=application)
    shadows = rules.in_force(application).shadows
    own = [
        (version, until)
        for version, until in shadows
        if (version.application, version.purpose) == (application, purpose)
    ]
    if not own:
        return None
    version, until = own[0]
    seen = visible(WorkOrder.objects.all(), by=by)
    rows = ShadowDecision.objects.filter(version_id=version.id, work_order__in=seen)
    newest = rows.select_related("work_order").order_by("-at", "-pk")
    every = list(rows.values_list("live", "outcome", "is_different"))
    return Comparison(
        looked_at=len(every),
        changed=sum(is_different for _, _, is_different in every),
        live_counts=_counts(live for live, _, _ in every),
        draft_counts=_counts(outcome for _, outcome, _ in every),
        differences=[_shown(row) for row in newest.filter(is_different=True)[:MOST_SHOWN]],
        until=until,
        version=version.no,
    )


def _shown(row: ShadowDecision) -> Difference:
    order = row.work_order
    return Difference(
        number=order.number, title=order.title, at=row.at, live=row.live, draft=row.outcome
    )


def _newest(application: str, last: int, *, by: Actor) -> list[WorkOrder]:
    orders = visible(WorkOrder.objects.filter(is_imported=False), by=by)
    if application:
        orders = orders.filter(application_id=catalog.application_id(application))
    return list(orders.order_by("-created_at", "-pk")[:last])


def _pair(
    order: WorkOrder, live: Published | None, draft: Published | None, *, by: Actor, at: datetime
) -> tuple[Json, Json]:
    facts = Change(order, by, at).facts()
    is_trigger = "triggers" in {one.purpose for one in (live, draft) if one}
    told = list(_told(order)) if is_trigger else []
    return _said(live, order, facts, told), _said(draft, order, facts, told)


def _said(
    version: Published | None, order: WorkOrder, facts: Mapping[str, object], told: list[Happening]
) -> Json:
    if version is None:
        return {}
    try:
        if version.purpose != "triggers":
            return decided(version, at_first(version.purpose, facts))
        return {"rules": _all_running(version, order, facts, told)}
    except Refusal as refusal:
        return {"refused": refusal.code}


def _all_running(
    version: Published, order: WorkOrder, facts: Mapping[str, object], told: list[Happening]
) -> list[str]:
    """The rules that would have run on any of what happened to the order, each once."""
    keys = [
        key
        for one in told
        for key in running(version, trigger_facts(order, facts, one.facts), one, None)
    ]
    return list(dict.fromkeys(keys))


def _told(order: WorkOrder) -> Iterator[Happening]:
    for entry in history(subject(order)):
        yield from happenings.of_history(entry.event, entry.facts)


def _counts(outcomes: Iterator[Json]) -> dict[str, int]:
    """How often each outcome came out."""
    counted = Counter(
        f"{name}:{value}" for one in outcomes for name, value in _single(one) if value is not None
    )
    return dict(counted.most_common(30))


def _single(outcome: Json) -> Iterator[tuple[str, object]]:
    for name, value in outcome.items():
        if isinstance(value, list):
            yield from ((name, one) for one in value)
        else:
            yield name, value
