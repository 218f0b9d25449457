"""What upper modules do when a form goes into use: registered at start, called on publishing."""

from __future__ import annotations

from collections.abc import Callable

Preparer = Callable[[int], None]
_PREPARERS: list[Preparer] = []


def before_use_of_form(preparer: Preparer) -> None:
    """Register something to be done once a form is bound to a published type."""
    _PREPARERS.append(preparer)


def prepare_form(form_id: int) -> None:
    """Have everything made ready for answers to a form."""
    for preparer in _PREPARERS:
        preparer(form_id)
