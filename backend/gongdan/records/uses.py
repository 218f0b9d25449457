"""Saved views that may name fields of a form."""

from __future__ import annotations

from collections.abc import Iterator

from gongdan.catalog.queries.record_types import record_type_of_form
from gongdan.forms.uses import Definition, Searched
from gongdan.kernel.texts import Text
from gongdan.records.models import SavedView, ViewScope
from gongdan.records.permissions import record_type_of, subject_of

# What somebody keeps for themselves has a name that is nobody else's business.
PRIVATE: Text = {"zh-CN": "一个私人视图", "en": "A private view"}


def views(searched: Searched) -> Iterator[Definition]:
    """The views of the form's record type, and those of lists that are not of records."""
    type_ = record_type_of_form(searched.form_id)
    own = subject_of(type_.code) if type_ is not None else None
    for view in SavedView.objects.order_by("subject", "position", "id"):
        if view.subject != own and record_type_of(view.subject) is not None:
            continue
        is_private = view.scope == ViewScope.PRIVATE
        name = PRIVATE if is_private else {"zh-CN": view.name, "en": view.name}
        yield Definition("view", str(view.pk), name, view.query, is_own=view.subject == own)
