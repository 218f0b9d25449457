"""Columns of a typed view have names that differ, whatever the fields are called."""

from __future__ import annotations

from gongdan.records.indexes import OWN_COLUMNS, _distinct


def test_a_field_called_like_a_column_of_the_record_gets_a_number() -> None:
    told = [("a", "title"), ("b", "amount"), ("c", "title"), ("d", "title_2")]

    written = _distinct(told, taken=OWN_COLUMNS)

    assert written == ['a AS "title_2"', 'b AS "amount"', 'c AS "title_3"', 'd AS "title_2_2"']
