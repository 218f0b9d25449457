"""What others read: which subjects contain the words, and the lines that show it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.contrib.postgres.search import SearchVectorField
from django.db.models import BooleanField, F, Func, Q, QuerySet, TextField, Value

from gongdan.search.errors import QueryTooLong
from gongdan.search.models import Text
from gongdan.search.snippets import Excerpt, excerpt
from gongdan.search.tokens import Term, terms

MOST_LETTERS = 200
MOST_WORDS = 10


@dataclass(frozen=True)
class Snippet:
    """Where in a subject the words were found, and the piece of text that shows it."""

    part: str
    is_internal: bool
    excerpt: Excerpt


def matching_ids(
    query: str, *, kind: str, include_internal: bool, without: Collection[str] = ()
) -> QuerySet[Text, int]:
    """The ids of the subjects of a kind that contain every word, in whichever of their texts.

    A query not yet run: filter with ``id__in`` beside the scope of the one who asks. Texts of the
    parts ``without`` which somebody has to do count for no word.
    """
    visible = _visible(kind, include_internal=include_internal).exclude(part__in=without)
    found = visible.none() if not (wanted := _terms(query)) else visible.filter(_holds(wanted[0]))
    for term in wanted[1:]:
        found = found.filter(subject_id__in=visible.filter(_holds(term)).values("subject_id"))
    return found.values_list("subject_id", flat=True)


def snippets(
    query: str, ids: Iterable[int], *, kind: str, include_internal: bool
) -> dict[int, Snippet]:
    """For each of a page of subjects the text that contains most of the words."""
    wanted = _terms(query)
    rows = _visible(kind, include_internal=include_internal).filter(subject_id__in=list(ids))
    best: dict[int, tuple[int, Text]] = {}
    for row in rows.order_by("subject_id", "part", "id"):
        count = sum(term.text in row.folded for term in wanted)
        if count > best.get(row.subject_id, (0, row))[0]:
            best[row.subject_id] = (count, row)
    return {id_: _snippet(row, wanted) for id_, (_, row) in best.items()}


def _terms(query: str) -> list[Term]:
    if len(query) > MOST_LETTERS:
        raise QueryTooLong(words=MOST_WORDS, letters=MOST_LETTERS)
    found = terms(query)
    if len(found) > MOST_WORDS:
        raise QueryTooLong(words=MOST_WORDS, letters=MOST_LETTERS)
    return found


def _visible(kind: str, *, include_internal: bool) -> QuerySet[Text]:
    rows = Text.objects.filter(subject_kind=kind)
    return rows if include_internal else rows.filter(is_internal=False)


def _holds(term: Term) -> Q:
    """The index finds candidates; the text itself decides, since pairs may lie apart in it."""
    really = Q(folded__contains=term.text)
    lexemes = [f"'{pair}'" for pair in sorted(term.pairs)]
    lexemes += [f"'{word}':*" for word in sorted(term.words)]
    if not lexemes:
        return really
    return Q(_has_tokens(" & ".join(lexemes))) & really


def _has_tokens(lexemes: str) -> Func:
    indexed = Func(F("tokens"), function="array_to_tsvector", output_field=SearchVectorField())
    asked = Func(Value(lexemes), template="%(expressions)s::tsquery", output_field=TextField())
    return Func(
        indexed,
        asked,
        template="(%(expressions)s)",
        arg_joiner=" @@ ",
        output_field=BooleanField(),
    )


def _snippet(row: Text, wanted: list[Term]) -> Snippet:
    return Snippet(
        part=row.part,
        is_internal=row.is_internal,
        excerpt=excerpt(row.body, [term.text for term in wanted]),
    )
