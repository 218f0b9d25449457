"""The part of an application file that holds the options its forms share."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import cast

from gongdan.catalog.sections import Section
from gongdan.forms.commands.dictionaries import (
    change_dictionary,
    make_dictionary,
    retire_dictionary,
)
from gongdan.forms.queries.dictionaries import DictionaryValue, dictionaries
from gongdan.forms.succession import kept_options
from gongdan.kernel.actors import Actor
from gongdan.kernel.texts import Text

Part = Mapping[str, object]


def read_options(application: str, by: Actor) -> list[dict[str, object]]:
    """The lists of the application's own; those of all applications stay at home."""
    return [
        {"code": one.code, "name": one.name, "options": one.options}
        for one in _own(application, by)
        if one.is_active
    ]


def put_options(application: str, part: Part, by: Actor, at: datetime) -> None:
    """Make a list, or make it as the file says; what the file lost goes out of use."""
    code, name = str(part["code"]), cast("Text", part.get("name", {}))
    held = next((one for one in _own(application, by) if one.code == code), None)
    options = kept_options(held.options if held else [], part.get("options"))
    if held is None:
        make_dictionary(
            code=code, name=name, application=application, options=options, by=by, at=at
        )
    else:
        change_dictionary(code=code, name=name, options=options, rev=held.rev, by=by, at=at)


def retire_options(_application: str, key: str, by: Actor, at: datetime) -> None:
    """Offer a list to no new field; forms that use it go on."""
    retire_dictionary(code=key, by=by, at=at)


def _own(application: str, by: Actor) -> list[DictionaryValue]:
    found = dictionaries(by=by, application=application)
    return [one for one in found if one.application == application]


DICTIONARIES = Section("dictionaries", read_options, put_options, retire_options)
