"""Sums under the names people know: categories, teams, departments, people, stages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from gongdan.accounts.queries import departments_by_ids, people_by_ids, teams_by_ids
from gongdan.catalog import queries as catalog
from gongdan.catalog.queries import CategoryValue, TypeValue
from gongdan.flows import queries as flows
from gongdan.kernel.texts import Text
from gongdan.reports.queries.details import StageTime
from gongdan.reports.tallies import NONE, Tallies, added, minutes, rounded

SHOWN_CATEGORIES = 10
FILING = "create"
WITHOUT_CATEGORY: Text = {"zh-CN": "未分类", "en": "No category"}
WITHOUT_TEAM: Text = {"zh-CN": "没有处理组", "en": "No team"}
WITHOUT_DEPARTMENT: Text = {"zh-CN": "外部客户", "en": "Customers"}
NOBODY: Text = {"zh-CN": "没有记录", "en": "Not recorded"}


@dataclass(frozen=True, kw_only=True)
class CategoryBar:
    """One category of the Pareto chart."""

    code: str | None
    name: Text
    count: int
    percent: float
    cumulative_percent: float


@dataclass(frozen=True, kw_only=True)
class Pareto:
    """The categories that make most work, and the rest together."""

    total: int
    bars: list[CategoryBar]
    other_kinds: int
    other_count: int


@dataclass(frozen=True, kw_only=True)
class BacklogRow:
    """One application's open orders by age."""

    application: str
    name: Text
    buckets: list[int]
    total: int


@dataclass(frozen=True, kw_only=True)
class Group:
    """One team's, department's or person's line."""

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


@dataclass(frozen=True, kw_only=True)
class StageRow:
    """One stage's times; minutes are working time."""

    type_code: str
    type_name: Text
    step: str
    name: Text
    phase: str
    count: int
    median_minutes: float
    p90_minutes: float
    share_percent: float
    late: int
    skipped: int
    repeated: int


@dataclass(frozen=True)
class Paretos:
    """The same orders by what stands at the top of the tree, and by what they were given."""

    top: Pareto
    own: Pareto


def paretos(counts: list[tuple[int | None, int]]) -> Paretos:
    """The biggest categories with their shares, on both levels."""
    tree = {one.id: one for one in catalog.categories()}
    above = {one.parent_id for one in tree.values()}
    # A list of a category holds what lies below it too: such a bar has no list of its own.
    own = [(tree.get(each or 0), count, each not in above) for each, count in counts]
    tops: dict[int | None, int] = {}
    for each, count in counts:
        top = _top(each, tree)
        tops[top] = tops.get(top, 0) + count
    by_size = sorted(tops.items(), key=lambda one: (-one[1], one[0] or 0))
    return Paretos(
        top=_pareto([(tree.get(each or 0), count, True) for each, count in by_size]),
        own=_pareto(own),
    )


def _top(category_id: int | None, tree: Mapping[int, CategoryValue]) -> int | None:
    while category_id is not None and tree[category_id].parent_id is not None:
        category_id = tree[category_id].parent_id
    return category_id


def _pareto(counts: list[tuple[CategoryValue | None, int, bool]]) -> Pareto:
    total = sum(count for _, count, _ in counts)
    bars: list[CategoryBar] = []
    reached = 0
    for category, count, has_list in counts[:SHOWN_CATEGORIES]:
        reached += count
        bars.append(
            CategoryBar(
                code=category.code if category and has_list else None,
                name=category.name if category else WITHOUT_CATEGORY,
                count=count,
                percent=round(100 * count / total, 1),
                cumulative_percent=round(100 * reached / total, 1),
            )
        )
    return Pareto(
        total=total,
        bars=bars,
        other_kinds=len(counts) - len(bars),
        other_count=total - reached,
    )


def backlog_rows(counts: Mapping[int, list[int]]) -> list[BacklogRow]:
    """The backlog of each application, the largest first."""
    known = {one.id: one for one in catalog.applications(only_active=False)}
    rows = [
        BacklogRow(
            application=known[each].code,
            name=known[each].name,
            buckets=buckets,
            total=sum(buckets),
        )
        for each, buckets in counts.items()
    ]
    return sorted(rows, key=lambda row: (-row.total, row.application))


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
            name = {"zh-CN": person.name, "en": person.name_en or person.name}
            rows.append(replace(_group(of, str(person.id), name), count=of.get("wall", NONE).n))
    return _ordered(rows)


def whole(of: Tallies) -> Group:
    """The line under all lines."""
    return _group(of, None, {"zh-CN": "全部", "en": "All"})


def _ordered(rows: list[Group]) -> list[Group]:
    return sorted(rows, key=lambda row: (-row.count, -row.resolved, row.code or ""))


def _group(of: Tallies, code: str | None, name: Text) -> Group:
    rated, met = of.get("rated", NONE), of.get("met", NONE)
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
    )


def stage_rows(times: list[StageTime]) -> list[StageRow]:
    """The stages with the names their process gives them; where it starts nobody waits."""
    types = catalog.type_versions({one.type_version_id for one in times})
    rows = [_stage_row(one, types[one.type_version_id]) for one in times]
    return [row for row in rows if row.phase != FILING]


def _stage_row(one: StageTime, type_: TypeValue) -> StageRow:
    step = flows.version(type_.process_version_id).graph.step(one.step)
    return StageRow(
        type_code=type_.code,
        type_name=type_.name,
        step=one.step,
        name=dict(step.name),
        phase=FILING if step.kind == "start" else step.phase,
        count=one.count,
        median_minutes=round(one.median_seconds / 60, 1),
        p90_minutes=round(one.p90_seconds / 60, 1),
        share_percent=round(one.share_percent, 1),
        late=one.late,
        skipped=one.skipped,
        repeated=one.repeated,
    )
