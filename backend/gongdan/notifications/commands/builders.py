"""Telling the builders of an application what waits for a second one of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction

from gongdan.accounts.queries.administration import builders
from gongdan.kernel.actors import Actor
from gongdan.kernel.texts import Text, fill, pick
from gongdan.notifications.commands.apart import Matter, tell_apart
from gongdan.rules.events import ApprovalAsked, RollbackAsked
from gongdan.rules.published import as_purpose
from gongdan.rules.texts import NAMES

ORGANIZATION = "-"
WAITING: Mapping[str, Text] = {
    ApprovalAsked.name: {
        "zh-CN": "{asker} 请第二个人批准发布",
        "en": "{asker} asks a second person to approve and publish",
    },
    RollbackAsked.name: {
        "zh-CN": "{asker} 请第二个人批准回到版本 {version}",
        "en": "{asker} asks a second person to approve going back to version {version}",
    },
}


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """Rules that wait for a second person: the entry of the log that says so."""

    entry_id: int
    event: str
    facts: Mapping[str, object]
    asker: Mapping[str, object]
    happened_at: datetime


@transaction.atomic
def tell_of_rules_waiting(*, waiting: Waiting, by: Actor, at: datetime) -> None:
    """Tell everybody who may approve, save who asked, once for the entry."""
    facts, asker = waiting.facts, waiting.asker
    application, purpose = str(facts["application"]), as_purpose(str(facts["purpose"]))
    said = {"asker": str(asker.get("name", "")), "version": str(facts.get("version", ""))}
    matter = Matter(
        entry_id=waiting.entry_id,
        event=waiting.event,
        happened_at=waiting.happened_at,
        kind="approval",
        title=pick(NAMES[purpose], settings.START_LANGUAGE),
        text=fill(WAITING[waiting.event], **said),
        path=f"/build/{purpose}?app={application or ORGANIZATION}",
    )
    others = [one for one in builders(application) if one != asker.get("id")]
    tell_apart(matter, others, by=by, at=at)
