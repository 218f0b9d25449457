"""Sums side by side under the names people know: teams, departments, people, categories."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from gongdan.accounts.queries import departments_by_ids, people_by_ids, teams_by_ids
from gongdan.kernel.texts import Text
from gongdan.reports.queries.named import WITHOUT_CATEGORY, Tree, top
from gongdan.reports.tallies import NONE, Tallies, added, minutes, money, rounded

WITHOUT_TEAM: Text = {"zh-CN": "没有处理组", "en": "No team"}
WITHOUT_DEPARTMENT: Text = {"zh-CN": "外部客户", "en": "Customers"}


@dataclass(frozen=True, kw_only=True)
class Group:
    """One team's, department's, person's or category's line; money to the cent."""

    code: str | None
    name: Text
    count: int
    resolved: int
    mttr_minutes: float | None
    mttr_business_minutes: float | None
    sla_met_percent: float | None
    sla_count: int
    reopen_percent: float | None
    satisfaction: float | None
    satisfaction_count: int
    hours: float
    logged_minutes: int
    labor_cost: Decimal
    parts_cost: Decimal
    cost: Decimal


@dataclass(frozen=True)
class CategoryGroups:
    """The same orders by what stands at the top of the tree, and by what they were given."""

    top: list[Group]
    own: list[Group]


def teams(by_team: Mapping[int | None, Tallies]) -> list[Group]:
    """The teams, those with most work first."""
    known = teams_by_ids(by_team)
    rows = [
        _group(of, known[each].code if each else None, known[each].name if each else WITHOUT_TEAM)
        for each, of in by_team.items()
    ]
    return _ordered(rows)


def departments(by_place: Mapping[int | None, Tallies], *, of_teams: bool) -> list[Group]:
    """The departments, from the sums of their teams or of their requesters."""
    if of_teams:
        by_place = _of_departments(by_place)
    known = departments_by_ids(by_place)
    rows = [
        _group(
            of,
            known[each].code if each else None,
            known[each].name if each else WITHOUT_DEPARTMENT,
        )
        for each, of in by_place.items()
    ]
    return _ordered(rows)


def _of_departments(by_team: Mapping[int | None, Tallies]) -> dict[int | None, Tallies]:
    known = teams_by_ids(by_team)
    held: dict[int | None, list[Tallies]] = {}
    for team_id, of in by_team.items():
        place = known[team_id].department_id if team_id else None
        held.setdefault(place, []).append(of)
    return {place: added(parts) for place, parts in held.items()}


def people(by_person: Mapping[int | None, Tallies]) -> list[Group]:
    """Those who resolved orders or entered time."""
    known = people_by_ids(by_person)
    rows = []
    for each, of in by_person.items():
        person = known.get(each or 0)
        if person is not None:
            rows.append(
                replace(_group(of, str(person.id), person.full_name), count=of.get("wall", NONE).n)
            )
    return _ordered(rows)


def categories(by_category: Mapping[int | None, Tallies], tree: Tree) -> CategoryGroups:
    """The categories of orders, by their top and by their own."""
    held: dict[int | None, list[Tallies]] = {}
    for each, of in by_category.items():
        held.setdefault(top(each, tree), []).append(of)
    tops = {each: added(parts) for each, parts in held.items()}
    return CategoryGroups(top=_of_categories(tops, tree), own=_of_categories(by_category, tree))


def _of_categories(by_category: Mapping[int | None, Tallies], tree: Tree) -> list[Group]:
    rows = [
        _group(
            of,
            tree[each].code if each else None,
            tree[each].name if each else WITHOUT_CATEGORY,
        )
        for each, of in by_category.items()
    ]
    return _ordered(rows)


def whole(of: Tallies) -> Group:
    """The line under all lines."""
    return _group(of, None, {"zh-CN": "全部", "en": "All"})


def _ordered(rows: list[Group]) -> list[Group]:
    return sorted(rows, key=lambda row: (-row.count, -row.resolved, row.code or ""))


def _group(of: Tallies, code: str | None, name: Text) -> Group:
    rated, met = of.get("rated", NONE), of.get("met", NONE)
    labor, parts = of.get("labor", NONE).total, of.get("parts", NONE).total
    return Group(
        code=code,
        name=name,
        count=of.get("created", NONE).n,
        resolved=of.get("wall", NONE).n,
        mttr_minutes=minutes(of.get("wall", NONE).mean),
        mttr_business_minutes=minutes(of.get("working", NONE).mean),
        sla_met_percent=met.percent,
        sla_count=met.n,
        reopen_percent=of.get("reopened", NONE).percent,
        satisfaction=rounded(rated.mean, 2),
        satisfaction_count=rated.n,
        hours=round(of.get("logged", NONE).total / 60, 1),
        logged_minutes=round(of.get("logged", NONE).total),
        labor_cost=money(labor),
        parts_cost=money(parts),
        cost=money(labor + parts),
    )
