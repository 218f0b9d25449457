"""Orders that rules file because of a record."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gongdan.catalog import queries as catalog
from gongdan.forms import queries as forms
from gongdan.forms.engine import by_id
from gongdan.kernel.actors import Actor
from gongdan.records.registry import Filing
from gongdan.workorders.commands.intake import Request, submit


@transaction.atomic
def file_for_record(filing: Filing, by: Actor, at: datetime) -> str:
    """File an order for whom the rule means; returns its number."""
    form = forms.version(catalog.current_type(filing.type).form_version_id)
    request = Request(
        type=filing.type,
        title=filing.title,
        description=filing.description,
        requester_id=filing.requester_id,
        channel="api",
        answers=by_id(form.definition, filing.answers),
    )
    return submit(request=request, by=by, at=at).number
