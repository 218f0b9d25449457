"""What changes shared options: keys stay for good, names and colors are free."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gongdan.audit.commands import append
from gongdan.forms.branches import is_tree
from gongdan.forms.errors import DictionaryCodeTaken, DictionaryNotFound
from gongdan.forms.events import DictionaryChanged, DictionaryMade, DictionaryRetired
from gongdan.forms.models import Dictionary
from gongdan.forms.permissions import require_builder
from gongdan.forms.settings import code as is_code
from gongdan.forms.succession import removed_options
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import InvalidInput, Problem, Stale
from gongdan.kernel.events import Event, Subject
from gongdan.kernel.texts import Text, is_text

Options = list[dict[str, object]]


@transaction.atomic
def make_dictionary(
    *, code: str, name: Text, application: str, options: Options, by: Actor, at: datetime
) -> None:
    """Begin a list of options that several forms may share."""
    require_builder(by, application=application)
    _require_right(code, name, options)
    row, is_new = Dictionary.objects.get_or_create(
        code=code, defaults={"application": application, "name": name, "options": options}
    )
    if not is_new:
        raise DictionaryCodeTaken(dictionary=code)
    _record(row, DictionaryMade(dictionary=code, application=application), by=by, at=at)


@transaction.atomic
def change_dictionary(
    *, code: str, name: Text, options: Options, rev: int, by: Actor, at: datetime
) -> None:
    """Give a dictionary another name or other options; none may vanish, only go out of use."""
    row = _lock(code, by=by)
    if row.rev != rev:
        raise Stale()
    _require_right(code, name, options)
    gone = removed_options(row.options, options)
    if gone:
        facts = {"options": ", ".join(gone)}
        raise InvalidInput(problems=[Problem(path="options", code="forms.option_removed", **facts)])
    before = _facts(row)
    row.name, row.options, row.rev, row.is_active = name, options, rev + 1, True
    row.save(update_fields=["name", "options", "rev", "is_active"])
    event = DictionaryChanged(dictionary=code, before=before, after=_facts(row))
    _record(row, event, by=by, at=at)


@transaction.atomic
def retire_dictionary(*, code: str, by: Actor, at: datetime) -> None:
    """Offer a dictionary to no new field; forms that use it go on."""
    row = _lock(code, by=by)
    row.is_active = False
    row.save(update_fields=["is_active"])
    _record(row, DictionaryRetired(dictionary=code), by=by, at=at)


def _require_right(code: str, name: object, options: object) -> None:
    right = {"code": is_code(code), "name": is_text(name), "options": is_tree(options)}
    problems = [
        Problem(path=path, code="forms.setting_malformed", setting=path)
        for path, is_right in right.items()
        if not is_right
    ]
    if problems:
        raise InvalidInput(problems=problems)


def _lock(code: str, *, by: Actor) -> Dictionary:
    row = Dictionary.objects.select_for_update().filter(code=code).first()
    if row is None:
        raise DictionaryNotFound(dictionary=code)
    require_builder(by, application=row.application)
    return row


def _facts(row: Dictionary) -> dict[str, object]:
    return {"name": row.name, "options": row.options}


def _record(row: Dictionary, event: Event, *, by: Actor, at: datetime) -> None:
    append(event, on=Subject("dictionary", row.pk), by=by, at=at)
