"""Opening a form to whoever has its link, changing what the link asks, and closing it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count

from django.db import transaction

from gongdan.accounts.permissions import may, require
from gongdan.audit.commands import append
from gongdan.channels.errors import FormLinkNotFound
from gongdan.channels.events import (
    FORM_LINK,
    FormLinkChanged,
    FormLinkOpened,
    FormLinkRemoved,
    FormLinkRenewed,
)
from gongdan.channels.models import FormLink
from gongdan.channels.openness import unfit
from gongdan.channels.queries.form_links import bound
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import InvalidInput, Problem, Stale
from gongdan.kernel.events import Subject
from gongdan.kernel.texts import Text, is_text

DEFINE = "define"


@dataclass(frozen=True, kw_only=True)
class LinkFacts:
    """What a builder says of a link: what it asks, what it is called, how long and how often."""

    name: Text
    intro: Text = field(default_factory=dict)
    fields: Sequence[str] = ()
    expires_at: datetime | None = None
    per_hour: int | None = None


@dataclass(frozen=True)
class Place:
    """What a link fills in: a type by its code; a link of a file comes shut and with its key."""

    target: str
    code: str
    key: str = ""
    is_open: bool = True


@transaction.atomic
def open_link(*, place: Place, facts: LinkFacts, by: Actor, at: datetime) -> int:
    """Open a form of a type to whoever has the link; returns the link's id."""
    what = bound(place.target, place.code)
    require(by, DEFINE, application=what.application)
    _refuse(facts, unfit(what.form, facts.fields), at=at)
    made = FormLink.objects.create(
        application=what.application,
        key=place.key or _free_key(what.application, place.code),
        target=place.target,
        code=place.code,
        **_values(facts),
        is_open=place.is_open,
        created_at=at,
        updated_at=at,
    )
    event = FormLinkOpened(target=place.target, code=place.code, fields=list(facts.fields))
    append(event, on=Subject(FORM_LINK, made.pk), by=by, at=at)
    return made.pk


@transaction.atomic
def change_link(
    *, link_id: int, facts: LinkFacts, is_open: bool, rev: int, by: Actor, at: datetime
) -> None:
    """Say anew what a link asks, close it, or open it again."""
    link = _lock(link_id, by=by)
    if link.rev != rev:
        raise Stale()
    if is_open:
        _refuse(facts, unfit(bound(link.target, link.code).form, facts.fields), at=at)
    values = {**_values(facts), "is_open": is_open}
    changes: dict[str, object] = {
        name: {"before": getattr(link, name), "after": value}
        for name, value in values.items()
        if getattr(link, name) != value
    }
    if not changes:
        return
    for name, value in values.items():
        setattr(link, name, value)
    link.rev, link.updated_at = link.rev + 1, at
    link.save(update_fields=[*values, "rev", "updated_at"])
    append(FormLinkChanged(changes=changes), on=Subject(FORM_LINK, link.pk), by=by, at=at)


@transaction.atomic
def renew_link(*, link_id: int, by: Actor, at: datetime) -> None:
    """Give a link another address; whoever has the old one has nothing."""
    link = _lock(link_id, by=by)
    link.round, link.rev, link.updated_at = link.round + 1, link.rev + 1, at
    link.save(update_fields=["round", "rev", "updated_at"])
    append(FormLinkRenewed(round=link.round), on=Subject(FORM_LINK, link.pk), by=by, at=at)


@transaction.atomic
def remove_link(*, link_id: int, by: Actor, at: datetime) -> None:
    """Take a link away that nobody used; one that was used is shut, for its history."""
    link = _lock(link_id, by=by)
    if link.filed:
        link.is_open, link.rev, link.updated_at = False, link.rev + 1, at
        link.save(update_fields=["is_open", "rev", "updated_at"])
        shut: dict[str, object] = {"is_open": {"before": True, "after": False}}
        append(FormLinkChanged(changes=shut), on=Subject(FORM_LINK, link.pk), by=by, at=at)
        return
    append(FormLinkRemoved(key=link.key), on=Subject(FORM_LINK, link.pk), by=by, at=at)
    link.delete()


def _free_key(application: str, code: str) -> str:
    """The type's code with the first number that no link of the application has."""
    taken = set(FormLink.objects.filter(application=application).values_list("key", flat=True))
    return next(key for no in count(1) if (key := f"{code}-{no}") not in taken)


def _lock(link_id: int, *, by: Actor) -> FormLink:
    link = FormLink.objects.select_for_update().filter(pk=link_id).first()
    if link is None or not may(by, DEFINE, application=link.application):
        raise FormLinkNotFound()
    return link


def _values(facts: LinkFacts) -> dict[str, object]:
    return {
        "name": facts.name,
        "intro": facts.intro,
        "fields": list(dict.fromkeys(facts.fields)),
        "expires_at": facts.expires_at,
        "per_hour": facts.per_hour,
    }


def _refuse(facts: LinkFacts, problems: list[Problem], *, at: datetime) -> None:
    found = list(problems)
    texts: dict[str, object] = {"name": facts.name, "intro": facts.intro or facts.name}
    found += [
        Problem(path=path, code="kernel.required")
        for path, said in texts.items()
        if not is_text(said)
    ]
    if facts.expires_at is not None and facts.expires_at <= at:
        found.append(Problem(path="expires_at", code="channels.expires_in_the_past"))
    if found:
        raise InvalidInput(problems=found)
