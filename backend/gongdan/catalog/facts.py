"""What an application offers to its rules: types of answers, and categories."""

from __future__ import annotations

from gongdan.catalog.models import Category, WorkOrderTypeVersion
from gongdan.catalog.queries.record_types import published_record_types
from gongdan.expressions.values import Type
from gongdan.forms import queries as forms
from gongdan.forms.engine import own_types_by_code, types_by_code
from gongdan.rules.facts import ApplicationFacts


def application_facts(application: str) -> ApplicationFacts:
    """The newest published fields by code; ``""`` (the organization) names every category."""
    categories = Category.objects.all()
    if application:
        categories = categories.filter(application__code=application)
    return ApplicationFacts(
        answers=answer_facts(application),
        categories=frozenset(categories.values_list("code", flat=True)),
        records={
            one.code: own_types_by_code(forms.version(one.form_version_id).definition)
            for one in published_record_types()
            if one.application == application and one.is_active
        },
    )


def answer_facts(application: str) -> dict[str, Type]:
    """What the newest forms of an application ask, by code."""
    newest = (
        WorkOrderTypeVersion.objects.filter(type__application__code=application)
        .order_by("type_id", "-no")
        .distinct("type_id")
        .values_list("form_version_id", flat=True)
    )
    return {
        name: kind
        for version_id in newest
        for name, kind in types_by_code(forms.version(version_id).definition).items()
    }
