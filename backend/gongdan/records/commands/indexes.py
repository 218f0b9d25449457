"""Bringing the indexes and views of a form to what it wants, kept in the form's history."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from gongdan.audit.commands import append
from gongdan.forms import queries as forms
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.events import Subject
from gongdan.records.building import build
from gongdan.records.events import IndexesBuilt


def build_indexes(*, form_code: str, clock: Callable[[], datetime]) -> bool:
    """Make what is missing and take away what nobody wants; false if more is to be done later."""
    built = build(form_code, clock=clock)
    if built is None:
        return False
    if not built.is_nothing:
        event = IndexesBuilt(made=built.made, dropped=built.dropped, failed=built.failed)
        on = Subject("form", forms.form_id(form_code))
        append(event, on=on, by=SYSTEM, at=clock())
    return not built.is_to_go_on
