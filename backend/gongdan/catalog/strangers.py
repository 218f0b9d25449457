"""Which forms can be filled in by somebody who is not signed in."""

from __future__ import annotations

from gongdan.forms.queries import FormVersionValue
from gongdan.kernel.errors import Problem

# What needs nothing of the organization: no people, no records. A new kind is not for strangers
# until somebody thought about it.
KINDS = frozenset(
    {
        "attachment", "bool", "cascader", "date", "daterange", "datetime", "description", "divider",
        "formula", "image", "money", "month", "multiselect", "number", "rating", "section",
        "select", "spacer", "tab", "text", "textarea", "time", "video", "year",
    }
)  # fmt: skip
ASKED = ("dictionary", "source")


def unfit(form: FormVersionValue) -> list[Problem]:
    """One problem for each field that only somebody who is signed in could fill in."""
    return [
        Problem(path="is_public", code="catalog.not_for_strangers", field=one.code)
        for one in form.fields
        if one.kind not in KINDS or any(one.settings.get(name) for name in ASKED)
    ]
