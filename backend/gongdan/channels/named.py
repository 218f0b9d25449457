"""The files that a stranger's form names, in its answers and beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from uuid import UUID

from gongdan.forms.named_files import files_in
from gongdan.forms.queries import FormVersionValue


def named_files(
    form: FormVersionValue, answers: Mapping[str, object], beside: Iterable[UUID] = ()
) -> set[UUID]:
    """The files of answers by field id, and those beside them."""
    return {*_uuids(files_in(form.fields, answers)), *beside}


def _uuids(ids: Iterable[str]) -> set[UUID]:
    """Those that could be of files; what is none the judge refuses."""
    found = set()
    for one in ids:
        with suppress(ValueError):
            found.add(UUID(one))
    return found
