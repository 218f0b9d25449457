"""The rows that did not go in, in a file that can be mended and imported again."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

PROBLEM = "问题 problem"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
SENTENCES: dict[str, str] = {
    "channels.cell_missing": "{column}：缺少 is missing",
    "channels.cell_not_moment": "{column}：不是日期 is not a date “{value}”",
    "channels.cell_not_choice": "{column}：没有对应的值 means nothing here “{value}”",
    "channels.cell_not_count": "{column}：不是数量 is not a count “{value}”",
    "channels.cell_not_flag": "{column}：不是“是”或“否” is not yes or no “{value}”",
    "channels.cell_too_long": "{column}：太长 is too long",
    "channels.row_too_long": "这一行的格数多于列数 more cells than columns",
    "channels.id_twice": "{column}：编号重复 came before “{value}”",
}
ELSEWHERE = "同一工单的另一行有问题 another row of the same order is wrong"


def sentence(problem: Mapping[str, object]) -> str:
    """One problem as its row's last cell says it, in both languages."""
    template = SENTENCES.get(str(problem.get("code")), "{code}")
    return template.format_map({key: str(value) for key, value in problem.items()})


def lines(
    columns: Sequence[str], rows: Iterable[tuple[Sequence[str], Sequence[Mapping[str, object]]]]
) -> Iterator[str]:
    """The file, line by line: a mark for spreadsheets, the columns, the rows with problems."""
    kept = [name for name in columns if name != PROBLEM]
    places = [place for place, name in enumerate(columns) if name != PROBLEM]
    yield "\ufeff" + _line([*kept, PROBLEM])
    for cells, problems in rows:
        said = "；".join(map(sentence, problems)) or ELSEWHERE
        yield _line([*(cells[place] if place < len(cells) else "" for place in places), said])


def _line(cells: list[str]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow([_harmless(cell) for cell in cells])
    return out.getvalue()


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text
