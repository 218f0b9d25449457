"""From what somebody typed, a stored test case or a real order to a sample that can be walked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from gongdan.accounts.queries.organization import department_by_code
from gongdan.accounts.queries.people import PersonValue, person_by_username, person_value
from gongdan.accounts.queries.samples import somebody
from gongdan.catalog import queries as catalog
from gongdan.catalog.queries import TypeValue
from gongdan.catalog.queries.types import types_following
from gongdan.expressions import Type, read
from gongdan.flows.cases import Case
from gongdan.flows.registry import types_of
from gongdan.kernel.errors import InvalidInput, Problem, Refusal
from gongdan.workorders.errors import UnknownChoice
from gongdan.workorders.trying import LOWEST, LOWEST_PRIORITY, Sample

NUMBERS = {"impact": LOWEST, "urgency": LOWEST, "priority": LOWEST_PRIORITY}


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What a sample should be: of which type, by whom or from where, with which facts."""

    process: str
    type: str = ""
    requester: str = ""
    requester_id: int | None = None
    department: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
    decisions: Mapping[str, str] = field(default_factory=dict)


def wish_of(process: str, case: Case) -> Wish:
    """What a test case asks for."""
    return Wish(
        process=process,
        type=case.type,
        requester=case.requester,
        department=case.department,
        facts=case.facts,
        decisions=case.decisions,
    )


def sample_of(wish: Wish, *, at: datetime) -> Sample:
    """The sample a wish means; refused when somebody or something it names is not there."""
    type_ = _type(wish)
    department = department_by_code(wish.department) if wish.department else None
    if wish.department and department is None:
        raise UnknownChoice(what="department", value=wish.department)
    requester = _requester(wish, department.id if department else None)
    department_id = department.id if department else requester.department_id
    facts = _facts(wish, type_, requester)
    if department is not None:
        facts["requester.department"] = department.code
    return Sample(
        type=type_,
        requester=requester,
        department_id=department_id,
        facts=facts,
        decisions=wish.decisions,
        at=at,
    )


def has_type(process: str) -> bool:
    """Whether any type follows the process, so that it can be walked at all."""
    return bool(types_following(process))


def _type(wish: Wish) -> TypeValue:
    versions = [catalog.type_version(one) for one in types_following(wish.process)]
    found = [one for one in versions if not wish.type or one.code == wish.type]
    if not found:
        raise UnknownChoice(what="type", value=wish.type)
    return found[0]


def _requester(wish: Wish, department_id: int | None) -> PersonValue:
    if wish.requester_id is not None:
        return person_value(wish.requester_id)
    named = person_by_username(wish.requester) if wish.requester else None
    if wish.requester and named is None:
        raise UnknownChoice(what="requester", value=wish.requester)
    found = named or somebody(department_id=department_id)
    if found is None:
        raise UnknownChoice(what="requester", value=wish.department)
    return found


def _facts(wish: Wish, type_: TypeValue, requester: PersonValue) -> dict[str, object]:
    usual: dict[str, object] = {
        **dict.fromkeys(types_of(wish.process) or {}),
        "title": "",
        "text": "",
        "channel": "portal",
        "application": type_.application.code,
        "type": type_.code,
        **{name: Decimal(value) for name, value in NUMBERS.items()},
        "is_vip": requester.counts_as_vip,
        "tags": [],
        "requester.is_vip": requester.is_vip,
        "requester.is_internal": requester.is_internal,
        "requester.department": requester.department_code or None,
        "company.is_vip": requester.company_is_vip,
    }
    return {**usual, **_typed(wish.facts, types_of(wish.process) or {})}


def _typed(facts: Mapping[str, object], types: Mapping[str, Type]) -> dict[str, object]:
    typed: dict[str, object] = {}
    problems: list[Problem] = []
    for key, raw in facts.items():
        try:
            typed[key] = None if raw in (None, "") else read(raw, types.get(key, "text"))
        except Refusal as refusal:
            problems.append(Problem(path=f"facts.{key}", code=refusal.code, **refusal.facts))
    if problems:
        raise InvalidInput(problems=problems)
    return typed
