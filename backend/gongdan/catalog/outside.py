"""What is known around a process: what it may ask, what nobody can fill in, what is promised."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from gongdan.catalog.models import WorkOrderTypeVersion
from gongdan.expressions.values import Type
from gongdan.flows.registry import Outside
from gongdan.forms import queries as forms
from gongdan.forms.definition import FieldDefinition, FormDefinition
from gongdan.forms.engine import types_by_code
from gongdan.forms.registry import KINDS
from gongdan.rules.facts import FACTS
from gongdan.sla import queries as sla
from gongdan.sla.metrics import RESOLUTION


def process_outside(process: str) -> Outside | None:
    """What the newest version of each type that follows a process says; nothing without a type."""
    bound = list(
        WorkOrderTypeVersion.objects.filter(process_version__process__code=process)
        .order_by("type_id", "-no")
        .distinct("type_id")
        .select_related("type__application", "form_version__form")
    )
    if not bound:
        return None
    codes = sorted({row.form_version.form.code for row in bound})
    definitions = [forms.current_version(code).definition for code in codes]
    calendar = str(bound[0].content.get("calendar", "standard"))
    applications = sorted({row.type.application.code for row in bound})
    return Outside(
        types=_types(definitions),
        locked=frozenset(_locked(definitions)),
        calendar=calendar,
        promised_minutes=_promised(applications, calendar),
    )


def _types(definitions: Iterable[FormDefinition]) -> Mapping[str, Type]:
    answers = {
        f"answers.{name}": kind for one in definitions for name, kind in types_by_code(one).items()
    }
    return {**FACTS, **answers}


def _locked(definitions: Iterable[FormDefinition]) -> Iterator[str]:
    """Fields that are read-only from the beginning and that nothing computes or presets."""
    for definition in definitions:
        for one in definition.fields:
            if _is_locked(one):
                yield one.code
            yield from (f"{one.code}.{each.code}" for each in one.columns if _is_locked(each))


def _is_locked(one: FieldDefinition) -> bool:
    return one.is_readonly and one.default is None and not KINDS[one.kind].is_computed


def _promised(applications: Iterable[str], calendar: str) -> int | None:
    """The longest anybody is promised a solution in by this calendar, in minutes."""
    seconds = [
        second
        for application in applications
        for policy_set in sla.policy_sets_for(application)
        for policy in policy_set.policies
        if policy.calendar == calendar
        for second in policy.targets.get(RESOLUTION, {}).values()
    ]
    return max(seconds) // 60 if seconds else None
