"""Who of a team takes an order: candidates read live under the team's lock, nobody ever lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal

from gongdan.accounts.queries.organization import (
    TeamBrief,
    company_owner_of,
    role_holders,
    team_by_code,
    team_members,
)
from gongdan.accounts.queries.shifts import Presence, presence
from gongdan.rules.dispatch import Route
from gongdan.rules.strategies import choose
from gongdan.rules.strategies.choosing import Choice, Turn
from gongdan.workorders.loads import candidates
from gongdan.workorders.models import AssignCursor, WorkOrder

STICKY = "sticky"
OWNER = "owner"


@dataclass(frozen=True)
class Asked:
    """What a rule asks of whoever takes it, and the teams it names after the first."""

    strategy: str
    needs: Mapping[str, int] = field(default_factory=dict)
    role: str = ""
    then: tuple[str, ...] = ()

    @classmethod
    def by(cls, chosen: Route) -> Asked:
        """What a dispatch rule asks."""
        return cls(chosen.strategy, chosen.needs, chosen.role, chosen.then)


@dataclass(frozen=True)
class Found:
    """The team and person in the end, and the teams in which nobody could take it."""

    team: TeamBrief
    choice: Choice
    passed: tuple[Choice, ...] = ()


def choose_along(
    order: WorkOrder,
    first: TeamBrief,
    asked: Asked,
    application: str,
    *,
    not_again: frozenset[int] = frozenset(),
    at: datetime | None = None,
) -> Found:
    """The first team in which somebody can take it; nobody anywhere: it waits in the first."""
    known = (team_by_code(code) for code in asked.then)
    others = [team for team in known if team is not None and team.is_active]
    tried: list[Choice] = []
    for team in (first, *others):
        choice = _choose(order, team, asked, application=application, not_again=not_again, at=at)
        if choice.person_id is not None or asked.strategy == "pool":
            return Found(team, choice, tuple(tried))
        tried.append(choice)
    return Found(first, tried[0], tuple(tried[1:]))


def would_choose(
    order: WorkOrder, chosen: Route, *, application: str, at: datetime
) -> list[Choice]:
    """Whom each team of a route would give it to now; nobody's turn is taken."""
    codes = dict.fromkeys([chosen.team, *chosen.then])
    teams = [team for code in codes if (team := team_by_code(code)) and team.is_active]
    found: list[Choice] = []
    for team in teams:
        found.append(_look(order, team, Asked.by(chosen), application=application, at=at))
        if found[-1].person_id is not None:
            break
    return found


def _look(
    order: WorkOrder, team: TeamBrief, asked: Asked, *, application: str, at: datetime
) -> Choice:
    cursor = AssignCursor.objects.filter(team_id=team.id).first()
    there = presence(team.id, at=at)
    able = candidates(team_members(team.id), there=there, holders=_holders(asked.role, application))
    turn = replace(
        _turn(order, asked, there),
        cursor=(cursor.last_person_id if cursor else 0) or 0,
        credits=_credits(cursor),
    )
    return choose(asked.strategy, able, turn)


def choose_in(
    order: WorkOrder,
    team: TeamBrief,
    strategy: str,
    *,
    not_again: Iterable[int] = (),
    at: datetime | None = None,
) -> Choice:
    """Somebody of one team who is there ``at`` a moment (when it was filed, if none is said).

    ``not_again`` had it and did not take it on in time.
    """
    had = frozenset(not_again)
    return _choose(order, team, Asked(strategy), not_again=had, at=at)


def _choose(
    order: WorkOrder,
    team: TeamBrief,
    asked: Asked,
    *,
    application: str = "",
    not_again: frozenset[int] = frozenset(),
    at: datetime | None = None,
) -> Choice:
    """Under the team's cursor lock, so that two at once see each other's load."""
    cursor = _locked_cursor(team.id)
    there = presence(team.id, at=at or order.submitted_at)
    turn = replace(
        _turn(order, asked, there),
        cursor=cursor.last_person_id or 0,
        declined_ids=not_again,
        credits=_credits(cursor),
    )
    able = candidates(
        team_members(team.id),
        filed_by=at or order.submitted_at,
        there=there,
        holders=_holders(asked.role, application),
    )
    choice = choose(asked.strategy, able, turn)
    _remember(cursor, choice)
    return choice


def _turn(order: WorkOrder, asked: Asked, there: Presence) -> Turn:
    """What the order asks for, whoever had the last turn."""
    return Turn(
        requester_id=order.requester_id,
        needs=asked.needs,
        known_id=_known(order) if asked.strategy == STICKY else None,
        owner_id=company_owner_of(order.requester_id) if asked.strategy == OWNER else None,
        on_call_ids=there.on_call,
        seed=order.number,
    )


def _credits(cursor: AssignCursor | None) -> dict[int, Decimal]:
    kept = cursor.credits if cursor else {}
    return {int(key): Decimal(value) for key, value in kept.items()}


def _holders(role: str, application: str) -> frozenset[int] | None:
    if not role:
        return None
    return frozenset(one.person.id for one in role_holders(role, application=application))


def _known(order: WorkOrder) -> int | None:
    """Who solved this requester's last request."""
    solved = WorkOrder.objects.filter(
        requester_id=order.requester_id, resolved_by__isnull=False, is_imported=False
    )
    newest = solved.order_by("-resolved_at", "-pk").values_list("resolved_by_id", flat=True)
    return newest.first()


def _remember(cursor: AssignCursor, choice: Choice) -> None:
    changed = []
    if choice.cursor != (cursor.last_person_id or 0):
        cursor.last_person_id = choice.cursor
        changed.append("last_person_id")
    if choice.credits is not None:
        cursor.credits = {str(key): str(value) for key, value in choice.credits.items()}
        changed.append("credits")
    if changed:
        cursor.save(update_fields=changed)


def _locked_cursor(team_id: int) -> AssignCursor:
    cursors = AssignCursor.objects.select_for_update().filter(team_id=team_id)
    known = cursors.first()
    if known is not None:
        return known
    AssignCursor.objects.bulk_create([AssignCursor(team_id=team_id)], ignore_conflicts=True)
    return cursors.get()
