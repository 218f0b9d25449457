"""Sums under the names people know: categories, applications, stages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gongdan.catalog import queries as catalog
from gongdan.catalog.queries import CategoryValue, TypeValue
from gongdan.flows import queries as flows
from gongdan.kernel.texts import Text
from gongdan.reports.queries.details import StageTime
from gongdan.reports.tallies import NONE, Tallies

Tree = Mapping[int, CategoryValue]

SHOWN_CATEGORIES = 10
LAST = 2**63
FILING = "create"
WITHOUT_CATEGORY: Text = {"zh-CN": "未分类", "en": "No category"}


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


def category_tree() -> Tree:
    """Every category by its id."""
    return {one.id: one for one in catalog.categories()}


def created_by(by_category: Mapping[int | None, Tallies]) -> list[tuple[int | None, int]]:
    """How many orders came in for each category, most first."""
    counts = [(each, of.get("created", NONE).n) for each, of in by_category.items()]
    filed = [(each, count) for each, count in counts if count]
    return sorted(filed, key=lambda one: (-one[1], one[0] or LAST))


def paretos(counts: list[tuple[int | None, int]], tree: Tree) -> Paretos:
    """The biggest categories with their shares, on both levels."""
    above = {one.parent_id for one in tree.values()}
    # A list of a category holds what lies below it too: such a bar has no list of its own.
    own = [(tree.get(each or 0), count, each not in above) for each, count in counts]
    tops: dict[int | None, int] = {}
    for each, count in counts:
        root = top(each, tree)
        tops[root] = tops.get(root, 0) + count
    by_size = sorted(tops.items(), key=lambda one: (-one[1], one[0] or 0))
    return Paretos(
        top=_pareto([(tree.get(each or 0), count, True) for each, count in by_size]),
        own=_pareto(own),
    )


def top(category_id: int | None, tree: Tree) -> int | None:
    """The category at the top of the tree above one, perhaps itself."""
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
