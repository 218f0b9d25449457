"""Documents as somebody reads them: without the rows that conditions hide from them."""

from __future__ import annotations

from collections.abc import Mapping

from gongdan.forms.definition import FormDefinition
from gongdan.forms.queries.context import clean_context
from gongdan.forms.shown_rows import hides_rows, without_hidden_rows
from gongdan.kernel.actors import Actor
from gongdan.kernel.times import now

Answers = Mapping[str, object]
Documents = Mapping[int, Answers]


def seen_by(
    by: Actor, form: FormDefinition, documents: Documents, *, whole: Answers | None = None
) -> Documents:
    """The documents without hidden rows; ``whole`` is the record of which these are changes."""
    if by.kind == "system" or not any(hides_rows(one) for one in form.fields):
        return documents
    context = clean_context(at=now(), by=by)
    return {
        key: without_hidden_rows(
            form, one, whole=whole, facts=context.clock, surroundings=context.surroundings
        )
        for key, one in documents.items()
    }
