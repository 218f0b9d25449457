"""What the search finds of a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.queries import FormVersionValue
from gongdan.forms.registry import KINDS
from gongdan.forms.shown_rows import searched
from gongdan.records.finding import subject
from gongdan.search.indexing import Entry, index_many

NAME = "record"
ANSWERS = "answers"


def index_record(
    form: FormVersionValue, record_id: int, *, name: str, answers: Mapping[str, object]
) -> None:
    """Make a record findable by its number and title, and by its answers."""
    index_many(
        [
            Entry(subject(record_id), NAME, name),
            Entry(subject(record_id), ANSWERS, words_of(form, answers)),
        ]
    )


def words_of(form: FormVersionValue, answers: Mapping[str, object]) -> str:
    """The words of the answers; sensitive ones are not to be found."""
    found = [
        KINDS[one.kind].search_text(cast("Json", answers[one.id]), _told(one))
        for one in searched(form.fields)
        if may_be_found(one) and answers.get(one.id) is not None
    ]
    return "\n".join(text for text in found if text)


def may_be_found(one: FieldDefinition) -> bool:
    """Whether the words of a field are in the index."""
    return one.is_searchable and not one.is_sensitive and not KINDS[one.kind].is_secret


def _told(one: FieldDefinition) -> FieldDefinition:
    """A sub-table without the columns that are not to be found."""
    if not one.columns:
        return one
    return replace(one, columns=tuple(each for each in one.columns if may_be_found(each)))
