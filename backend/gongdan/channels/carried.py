"""The part of an application file that form links bring: what they ask, never their addresses."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import cast

from gongdan.catalog.sections import Section
from gongdan.channels.commands.form_links import (
    LinkFacts,
    Place,
    change_link,
    open_link,
    remove_link,
)
from gongdan.channels.models import FormLink
from gongdan.channels.queries.form_links import bound
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import InvalidInput, Problem
from gongdan.kernel.texts import Text

Part = Mapping[str, object]


def read_links(application: str, _by: Actor) -> list[dict[str, object]]:
    """The application's links by their keys; whether one is open, and until when, is said here."""
    found = FormLink.objects.filter(application=application).order_by("key")
    return [
        {
            "code": link.key,
            "name": link.name,
            "intro": link.intro,
            "target": link.target,
            "type": link.code,
            "fields": _codes(link),
            "per_hour": link.per_hour,
        }
        for link in found
    ]


def put_link(application: str, part: Part, by: Actor, at: datetime) -> None:
    """Keep a link as the file says: a new one comes shut, for whoever imports to open."""
    key, target, code = str(part["code"]), str(part.get("target")), str(part.get("type"))
    held = FormLink.objects.filter(application=application, key=key).first()
    facts = LinkFacts(
        name=cast("Text", part.get("name", {})),
        intro=cast("Text", part.get("intro", {})),
        fields=_ids(target, code, part.get("fields")),
        expires_at=held.expires_at if held else None,
        per_hour=cast("int | None", part.get("per_hour")),
    )
    if held is None:
        place = Place(target, code, key, is_open=False)
        open_link(place=place, facts=facts, by=by, at=at)
        return
    is_over = held.expires_at is not None and held.expires_at <= at
    is_open = held.is_open and not is_over
    change_link(link_id=held.pk, facts=facts, is_open=is_open, rev=held.rev, by=by, at=at)


def retire_link(application: str, key: str, by: Actor, at: datetime) -> None:
    """Take a link away that the file has no more."""
    for link in FormLink.objects.filter(application=application, key=key):
        remove_link(link_id=link.pk, by=by, at=at)


def _codes(link: FormLink) -> list[str]:
    known = {one.id: one.code for one in bound(link.target, link.code).form.fields}
    return [known[one] for one in link.fields if one in known]


def _ids(target: str, code: str, fields: object) -> list[str]:
    known = {one.code: one.id for one in bound(target, code).form.fields}
    asked = [str(one) for one in fields] if isinstance(fields, list) else []
    problems = [
        Problem(path="fields", code="forms.unknown_field", field=one)
        for one in asked
        if one not in known
    ]
    if problems:
        raise InvalidInput(problems=problems)
    return [known[one] for one in asked]


FORM_LINKS = Section("form_links", read_links, put_link, retire_link)
