"""Columns of a typed view: names that differ, and answers that were emptied."""

from __future__ import annotations

import pytest

from gongdan.forms.computing import VIEW
from gongdan.forms.definition import FieldDefinition
from gongdan.forms.kind import Column
from gongdan.forms.registry import KINDS
from gongdan.records import sql
from gongdan.records.indexes import OWN_COLUMNS, _distinct

NOTHING = [None, 0, "", [], False]


def read_by(column: Column) -> list[object]:
    """What the column shows of a document whose answer was emptied, and of one that has none."""
    read = column.read.format(data="v.data", id="'f_1'")
    documents = """(VALUES ('{"f_1": null}'::jsonb), ('{}'::jsonb)) v(data)"""
    return [value for (value,) in sql.fetch(f"SELECT ({read})::{column.type} FROM {documents}", [])]  # noqa: S608


def test_a_field_called_like_a_column_of_the_record_gets_a_number() -> None:
    told = [("a", "title"), ("b", "amount"), ("c", "title"), ("d", "title_2")]

    written = _distinct(told, taken=OWN_COLUMNS)

    assert written == ['a AS "title_2"', 'b AS "amount"', 'c AS "title_3"', 'd AS "title_2_2"']


@pytest.mark.django_db
@pytest.mark.parametrize("kind", [key for key, one in KINDS.items() if not one.is_layout])
def test_an_answer_that_was_emptied_reads_like_one_never_given(kind: str) -> None:
    columns = KINDS[kind].view(FieldDefinition(id="f_1", code="one", kind=kind, label={}))

    told = [read_by(column) for column in columns]

    assert [emptied for emptied, _ in told] == [missing for _, missing in told]
    assert all(emptied in NOTHING for emptied, _ in told)


@pytest.mark.django_db
@pytest.mark.parametrize("result", VIEW)
def test_a_computed_answer_that_was_emptied_reads_like_one_never_given(result: str) -> None:
    type_of, read = VIEW[result]

    emptied, missing = read_by(Column("", type_of, read))

    assert emptied == missing
    assert emptied in NOTHING
