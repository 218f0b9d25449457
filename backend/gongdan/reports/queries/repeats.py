"""Problems that come again and again: groups of requests that are put alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gongdan.catalog.queries import CategoryValue
from gongdan.kernel.texts import Text
from gongdan.reports.alike import Cluster, Wording, clusters
from gongdan.reports.definitions import FEWEST_ALIKE, MOST_WORDINGS
from gongdan.reports.periods import Period
from gongdan.reports.queries.named import WITHOUT_CATEGORY, Tree
from gongdan.reports.queries.scope import Scope
from gongdan.search.tokens import fold, tokens

SHOWN = 8
EXAMPLES = 3
LONGEST = 60


@dataclass(frozen=True)
class Example:
    """One order of a group."""

    number: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Repeat:
    """Requests that are put alike: how many, in how many wordings, with examples."""

    category: str | None
    category_name: Text
    count: int
    wordings: int
    examples: list[Example]


def repeats(scope: Scope, period: Period, tree: Tree) -> list[Repeat]:
    """The largest groups of similar requests filed in the period."""
    rows = scope.rows(_WORDINGS, [period.start, period.end, MOST_WORDINGS])
    found = clusters(_wording(row) for row in rows)
    shown = [each for each in found if each.count >= FEWEST_ALIKE][:SHOWN]
    titles = _titles(scope, [one.number for each in shown for one in _examples(each)])
    return [_repeat(each, tree.get(each.first.category_id or 0), titles) for each in shown]


def _repeat(cluster: Cluster, category: CategoryValue | None, titles: Mapping[str, str]) -> Repeat:
    return Repeat(
        category=category.code if category else None,
        category_name=dict(category.name) if category else WITHOUT_CATEGORY,
        count=cluster.count,
        wordings=len(cluster.wordings),
        examples=[Example(one.number, titles[one.number]) for one in _examples(cluster)],
    )


# Wordings that differ in digits alone are one: the same fault of another machine.
_WORDINGS = """
SELECT category_id, max(title), count(*), max(number COLLATE "C")
FROM o WHERE created_at >= %s AND created_at < %s
GROUP BY category_id, translate(title, '0123456789 ', '') COLLATE "C"
ORDER BY 3 DESC, 4 DESC LIMIT %s
"""


def _wording(row: tuple[object, ...]) -> Wording:
    category, title, count, number = row
    return Wording(
        category_id=category if isinstance(category, int) else None,
        title=str(title),
        count=int(str(count)),
        number=str(number),
        tokens=frozenset(tokens(fold(str(title)))[:LONGEST]),
    )


def _examples(cluster: Cluster) -> list[Wording]:
    return cluster.wordings[:EXAMPLES]


def _titles(scope: Scope, numbers: list[str]) -> dict[str, str]:
    if not numbers:
        return {}
    rows = scope.rows("SELECT number, title FROM o WHERE number = ANY(%s)", [numbers])
    return {str(number): str(title) for number, title in rows}
