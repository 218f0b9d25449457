"""Every read of filled-in forms that leaves the module."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q

from gongdan.catalog.queries.record_types import record_type
from gongdan.forms.definition import FieldDefinition
from gongdan.forms.queries import FormVersionValue
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import NotFound
from gongdan.records import indexing, wording
from gongdan.records.models import SavedView, ViewScope
from gongdan.records.permissions import record_type_of, require_act
from gongdan.records.queries.documents import document, documents
from gongdan.records.shown_rows import seen_by
from gongdan.records.wording import Names


@dataclass(frozen=True)
class ViewValue:
    """A list as somebody wants to see it again."""

    id: int
    name: str
    query: dict[str, object]
    is_shared: bool
    is_own: bool
    kind: str
    scope: str
    team_id: int | None


def names_in(
    fields: Iterable[FieldDefinition],
    answers: Iterable[Mapping[str, object]],
    *,
    language: str,
    by: Actor,
) -> Names:
    """The names behind the ids in answers: people, departments, files, records one may see."""
    return wording.names_in(fields, answers, language=language, by=by)


def words_of(form: FormVersionValue, answers: Mapping[str, object]) -> str:
    """The words of answers that a search may find."""
    return indexing.words_of(form, answers)


def answers_seen(form: FormVersionValue, record_id: int, *, by: Actor) -> Mapping[str, object]:
    """The answers of one record, by field id, without the rows that are hidden from the actor."""
    found = {record_id: document(form.form_id, record_id)}
    return seen_by(by, form.definition, found)[record_id]


def answers(*, form_id: int, record_id: int) -> dict[str, object]:
    """The answers of one record, by field id."""
    return document(form_id, record_id)


def answers_of(records: Iterable[tuple[int, int]]) -> dict[int, dict[str, object]]:
    """The answers of several records, by record id; ``records`` are (form, record) pairs."""
    return documents(records)


def saved_views(*, subject: str, by: Actor) -> list[ViewValue]:
    """The actor's own views of a kind of list, then the shared ones."""
    code = record_type_of(subject)
    if code is not None:
        require_act(record_type(code), "read", by=by)
    found = SavedView.objects.filter(_visible(by), subject=subject).order_by("position", "id")
    values = [_view(each, by) for each in found]
    return sorted(values, key=lambda value: not value.is_own)


def saved_view(view_id: int, *, by: Actor) -> ViewValue:
    """One view that the actor may use; refused when there is none."""
    found = SavedView.objects.filter(_visible(by), pk=view_id).first()
    if found is None:
        raise NotFound(what="View")
    return _view(found, by)


def _visible(by: Actor) -> Q:
    own = Q(owner_id=by.rights.person_id or 0)
    if not by.rights.is_internal:
        return own
    of_team = Q(scope=ViewScope.TEAM, team_id__in=by.rights.team_ids)
    return own | Q(scope=ViewScope.EVERYONE) | of_team


def _view(saved: SavedView, by: Actor) -> ViewValue:
    return ViewValue(
        id=saved.pk,
        name=saved.name,
        query=saved.query,
        is_shared=saved.scope != ViewScope.PRIVATE,
        is_own=saved.owner_id == by.rights.person_id,
        kind=saved.kind,
        scope=saved.scope,
        team_id=saved.team_id,
    )
