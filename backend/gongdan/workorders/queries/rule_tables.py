"""Decision tables beside their set: as workbooks, out of workbooks, and what they leave open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from gongdan.files import queries as files
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import InvalidInput, NotFound
from gongdan.records.exporting import workbook
from gongdan.records.sheets.sheet import open_sheet
from gongdan.rules import queries as rules
from gongdan.rules.content_tables import check_table
from gongdan.rules.coverage import Coverage, coverage
from gongdan.rules.matching import entries
from gongdan.rules.permissions import require_builder
from gongdan.rules.published import Content, Purpose
from gongdan.rules.shape import Shape
from gongdan.rules.sheets import RESULTS, sheet_of, table_from

LEVELS = (1, 2, 3)
PRIORITIES = (1, 2, 3, 4)


def table_coverage(application: str, purpose: Purpose, table: Content, *, by: Actor) -> Coverage:
    """Gaps, overlaps and rows out of reach of a table that is being edited."""
    known = _sound(application, purpose, table, by=by)
    choices: dict[str, Sequence[object]] = {
        "impact": LEVELS,
        "urgency": LEVELS,
        "priority": PRIORITIES,
    }
    if known.known.categories is not None:
        choices["category"] = sorted(known.known.categories)
    return coverage(table, known.known.facts, choices)


def table_workbook(application: str, purpose: Purpose, key: str, *, by: Actor) -> bytes:
    """A table as a workbook: as the draft has it, else as it holds."""
    require_builder(by, application=application)
    found = rules.rule_set(application, purpose)
    content = found.draft.content if found.draft else found.content or {}
    table = next((one for one in entries(content.get("tables")) if one.get("key") == key), None)
    if table is None:
        raise NotFound(what="Table")
    _sound(application, purpose, table, by=by)
    return workbook(sheet_of(table, purpose))


def table_read(
    application: str, purpose: Purpose, table: Content, file_id: UUID, *, by: Actor
) -> Mapping[str, object]:
    """The table with the rows of an uploaded workbook; nothing is kept."""
    known = _sound(application, purpose, table, by=by)
    with files.download(file_id, by=by).content as content, open_sheet(content) as sheet:
        cells = [sheet.columns, *(row.cells for row in sheet.rows)]
        return table_from(table, purpose, cells, known.known.facts)


def _sound(application: str, purpose: Purpose, table: Content, *, by: Actor) -> Shape:
    require_builder(by, application=application)
    shape = Shape(rules.known(application))
    results = dict.fromkeys(RESULTS.get(purpose, ()), shape.result)
    check_table(shape, table, "", then=results)
    # A table may be looked through before it has a name.
    problems = [problem for problem in shape.problems if problem.path != "name"]
    if problems:
        raise InvalidInput(problems=problems)
    return shape
