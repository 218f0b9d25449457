"""What the search finds of a record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from gongdan.forms.definition import Json
from gongdan.forms.queries import FormVersionValue
from gongdan.forms.registry import KINDS
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
        KINDS[one.kind].search_text(cast("Json", answers[one.id]), one)
        for one in form.fields
        if one.is_searchable and not one.is_sensitive and answers.get(one.id) is not None
    ]
    return "\n".join(text for text in found if text)
