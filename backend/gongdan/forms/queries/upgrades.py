"""Answers somebody began under an older version, as the version that holds takes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.conf import settings

from gongdan.forms import queries
from gongdan.forms.conversion import Conversion
from gongdan.forms.definition import FormDefinition, Json, read
from gongdan.forms.engine import by_id
from gongdan.forms.kind import ExportContext, ImportContext
from gongdan.forms.queries.context import clean_context
from gongdan.forms.registry import layout_kinds
from gongdan.forms.upgrading import upgrade
from gongdan.kernel.actors import Actor


@dataclass(frozen=True)
class UpgradedAnswers:
    """The answers by id, and the codes of what is new, gone, poorer or could not be kept."""

    no: int
    is_behind: bool
    answers: Mapping[str, Json]
    added: list[str]
    dropped: list[str]
    lossy: list[str]
    failed: list[str]


def upgraded(
    code: str, no: int, answers: Mapping[str, object], *, by: Actor, at: datetime
) -> UpgradedAnswers:
    """The answers under the version that holds, with what somebody must be told of them."""
    content = queries.version_content(code, no, by=by)
    newest = queries.current_version(code)
    before, after = read(content, layout=layout_kinds()), newest.definition
    sent = cast("Mapping[str, Json]", by_id(before, answers))
    made = upgrade(before, after, sent, conversion_at(at, by=by))
    return UpgradedAnswers(
        no=newest.no,
        is_behind=no != newest.no,
        answers=made.answers,
        added=_codes(made.added, after),
        dropped=_codes(made.dropped, before),
        lossy=_codes(made.lossy, after),
        failed=_codes(made.failed, after),
    )


def conversion_at(at: datetime, *, by: Actor | None = None) -> Conversion:
    """How answers of one field become those of another: names and times as the organization's."""
    zone = settings.ORG_TIME_ZONE
    return Conversion(
        clean_context(at=at, by=by), ExportContext(time_zone=zone), ImportContext(zone)
    )


def _codes(ids: tuple[str, ...], form: FormDefinition) -> list[str]:
    known = {one.id: one.code for one in form.fields}
    return [known.get(key, key) for key in ids]
