"""Making and changing categories."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from gongdan.accounts.permissions import require
from gongdan.audit.commands import append
from gongdan.catalog import queries
from gongdan.catalog.changing import apply
from gongdan.catalog.errors import CategoryInItself, CodeTaken, UnknownCategory
from gongdan.catalog.events import CategoryChanged, CategoryCreated
from gongdan.catalog.models import Category
from gongdan.kernel.actors import Actor
from gongdan.kernel.events import Subject
from gongdan.kernel.texts import Text


@dataclass(frozen=True, kw_only=True)
class CategoryFacts:
    """A category's place and name."""

    code: str
    name: Text
    parent: str | None = None
    position: int = 0
    is_active: bool = True


@transaction.atomic
def create_category(*, application: str, facts: CategoryFacts, by: Actor, at: datetime) -> int:
    """Add a category to an application's tree; returns its id."""
    require(by, "define", application=application)
    if Category.objects.filter(code=facts.code).exists():
        raise CodeTaken(code=facts.code)
    made = Category.objects.create(
        application_id=queries.application_id(application),
        code=facts.code,
        name=facts.name,
        parent=_parent(facts.parent),
        position=facts.position,
        is_active=facts.is_active,
    )
    event = CategoryCreated(code=facts.code, application=application, title=facts.name)
    append(event, on=Subject("category", made.pk), by=by, at=at)
    return made.pk


@transaction.atomic
def change_category(*, facts: CategoryFacts, by: Actor, at: datetime) -> None:
    """Rename, move or switch a category; its code stays."""
    found = Category.objects.select_related("application").filter(code=facts.code)
    category = found.select_for_update(of=("self",)).first()
    if category is None:
        raise UnknownCategory(code=facts.code)
    require(by, "define", application=category.application.code)
    parent = _parent(facts.parent)
    if parent is not None and category.pk in _ancestors(parent):
        raise CategoryInItself(code=facts.code)
    wanted = {
        "name": facts.name,
        "parent_id": parent.pk if parent else None,
        "position": facts.position,
        "is_active": facts.is_active,
    }
    event = CategoryChanged(code=facts.code, changes=apply(category, wanted))
    append(event, on=Subject("category", category.pk), by=by, at=at)


def _parent(code: str | None) -> Category | None:
    if code is None:
        return None
    parent = Category.objects.filter(code=code).first()
    if parent is None:
        raise UnknownCategory(code=code)
    return parent


def _ancestors(category: Category) -> set[int]:
    found: set[int] = set()
    step: Category | None = category
    while step is not None and step.pk not in found:
        found.add(step.pk)
        step = step.parent
    return found
