"""What of a form's version is kept outside the document; read once, since versions never change."""

from __future__ import annotations

from functools import lru_cache

from gongdan.forms import queries as forms
from gongdan.records.apart import Layout, layout_of


@lru_cache(maxsize=512)
def layout(form_version_id: int) -> Layout:
    """Which fields have tables of their own, must be unique, or are numbered."""
    return layout_of(forms.version(form_version_id).definition)


@lru_cache(maxsize=512)
def untold(form_version_id: int) -> frozenset[str]:
    """The fields of which history keeps only that they changed."""
    fields = forms.version(form_version_id).fields
    return frozenset(one.id for one in fields if not one.has_history)
