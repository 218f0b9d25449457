"""The catalog as pages show it: applications with what can be filed, and one type with its form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from gongdan.accounts.queries.organization import departments_by_ids, teams_by_ids
from gongdan.catalog import queries
from gongdan.catalog.content import Situation
from gongdan.catalog.errors import UnknownType
from gongdan.catalog.queries import TypeValue
from gongdan.flows import queries as flows
from gongdan.flows.steps.handling import Handling
from gongdan.forms import queries as forms
from gongdan.kernel.actors import Actor
from gongdan.kernel.texts import Text


@dataclass(frozen=True, kw_only=True)
class TypeCard:
    """A work-order type on a page of services."""

    code: str
    name: Text
    description: Text
    icon: str
    verb: Text


@dataclass(frozen=True, kw_only=True)
class ApplicationCard:
    """An application with the types that can be filed in it."""

    code: str
    name: Text
    icon: str
    department: Text | None
    desk_team: str
    is_active: bool
    types: list[TypeCard]


@dataclass(frozen=True, kw_only=True)
class CauseView:
    """One root cause to choose from."""

    key: str
    name: Text


@dataclass(frozen=True, kw_only=True)
class StepView:
    """One stage of the type's process."""

    key: str
    name: Text
    phase: str
    limit_minutes: int | None


@dataclass(frozen=True, kw_only=True)
class PublicForm:
    """One type as somebody fills it in who is not signed in: nothing of how it is worked on."""

    code: str
    name: Text
    description: Text
    icon: str
    application: str
    form: Mapping[str, object]
    situations: list[Situation]


@dataclass(frozen=True, kw_only=True)
class TypeView:
    """One type with everything a form page needs. Root causes are for staff."""

    code: str
    name: Text
    description: Text
    icon: str
    verb: Text
    application: str
    version: int
    form_version_id: int
    form: Mapping[str, object]
    situations: list[Situation]
    root_causes: list[CauseView]
    steps: list[StepView]
    status_labels: Mapping[str, Text]
    question: Text
    auto_close_days: int


def application_cards(*, only_active: bool = True) -> list[ApplicationCard]:
    """The applications with the types that can be filed in them, in their order."""
    offered = queries.offered_types()
    applications = queries.applications(only_active=only_active)
    departments = departments_by_ids(one.department_id for one in applications)
    teams = teams_by_ids(one.desk_team_id for one in applications)
    return [
        ApplicationCard(
            code=one.code,
            name=one.name,
            icon=one.icon,
            department=departments[one.department_id].name if one.department_id else None,
            desk_team=teams[one.desk_team_id].code,
            is_active=one.is_active,
            types=[_card(type_) for type_ in offered if type_.application.id == one.id],
        )
        for one in applications
    ]


def public_cards() -> list[ApplicationCard]:
    """The applications with the types that anybody can file; those without one are left out."""
    offered = {one.code for one in queries.offered_types() if one.content.is_public}
    cards = [
        replace(card, types=[one for one in card.types if one.code in offered])
        for card in application_cards()
    ]
    return [card for card in cards if card.types]


def public_form(code: str) -> PublicForm:
    """One type that anybody can file; of any other it is not told whether there is one."""
    type_ = queries.current_type(code)
    if not type_.content.is_public:
        raise UnknownType(code=code)
    return PublicForm(
        code=type_.code,
        name=type_.name,
        description=type_.description,
        icon=type_.icon,
        application=type_.application.code,
        form=forms.version(type_.form_version_id).content,
        situations=list(type_.content.situations),
    )


def type_view(code: str, *, by: Actor) -> TypeView:
    """One type with its form, situations and stages."""
    type_ = queries.current_type(code)
    content = type_.content
    return TypeView(
        code=type_.code,
        name=type_.name,
        description=type_.description,
        icon=type_.icon,
        verb=content.verb,
        application=type_.application.code,
        version=type_.no,
        form_version_id=type_.form_version_id,
        form=forms.version(type_.form_version_id).content,
        situations=list(content.situations),
        root_causes=(
            [CauseView(key=one.key, name=one.name) for one in content.root_causes]
            if by.rights.is_internal
            else []
        ),
        steps=_steps(type_),
        status_labels=content.status_labels,
        question=content.question,
        auto_close_days=content.auto_close_days,
    )


def _card(type_: TypeValue) -> TypeCard:
    return TypeCard(
        code=type_.code,
        name=type_.name,
        description=type_.description,
        icon=type_.icon,
        verb=type_.content.verb,
    )


def _steps(type_: TypeValue) -> list[StepView]:
    graph = flows.version(type_.process_version_id).graph
    return [
        StepView(
            key=key,
            name=dict(place.step.name),
            phase=place.step.phase,
            limit_minutes=place.step.limit_minutes if isinstance(place.step, Handling) else None,
        )
        for key, place in graph.places.items()
        if place.step.is_stage
    ]
