"""What formulas, rules and processes may look up in records of a type."""

from __future__ import annotations

from collections.abc import Mapping

from gongdan.catalog.queries.record_types import record_type
from gongdan.expressions.values import Type
from gongdan.forms import queries as forms
from gongdan.forms.definition import FieldDefinition
from gongdan.forms.engine import own_types_by_code
from gongdan.forms.registry import KINDS
from gongdan.kernel.errors import Refusal


def record_facts(code: str) -> Mapping[str, Type]:
    """The types of what is kept of a record and neither sensitive nor secret, by code."""
    try:
        form = forms.version(record_type(code).form_version_id)
    except Refusal:
        return {}
    told = {one.code for one in form.fields if _may_be_told(one)}
    types = own_types_by_code(form.definition)
    return {name: kind for name, kind in types.items() if name.partition(".")[0] in told}


def _may_be_told(one: FieldDefinition) -> bool:
    kind = KINDS[one.kind]
    return kind.is_stored(one) and not (one.is_sensitive or kind.is_secret)
