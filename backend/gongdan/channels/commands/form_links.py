"""Opening a form to whoever has its link, changing what the link asks, and closing it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from gongdan.accounts.permissions import may, require
from gongdan.audit.commands import append
from gongdan.channels.errors import FormLinkNotFound
from gongdan.channels.events import FORM_LINK, FormLinkChanged, FormLinkOpened, FormLinkRenewed
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


@transaction.atomic
def open_link(*, target: str, code: str, facts: LinkFacts, by: Actor, at: datetime) -> int:
    """Open a form of a type to whoever has the link; returns the link's id."""
    what = bound(target, code)
    require(by, DEFINE, application=what.application)
    _refuse(facts, unfit(what.form, facts.fields), at=at)
    made = FormLink.objects.create(
        application=what.application,
        target=target,
        code=code,
        **_values(facts),
        created_at=at,
        updated_at=at,
    )
    event = FormLinkOpened(target=target, code=code, fields=list(facts.fields))
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
