"""Every read of the catalog that leaves the module; versions are immutable and so are cached."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import QuerySet

from gongdan.catalog import content as contents
from gongdan.catalog.content import TypeContent
from gongdan.catalog.errors import UnknownApplication, UnknownCategory, UnknownType
from gongdan.catalog.models import Application, Category, WorkOrderType, WorkOrderTypeVersion
from gongdan.kernel.prepared import prepared
from gongdan.kernel.recall import recalled, recalled_each
from gongdan.kernel.texts import Text


@dataclass(frozen=True)
class ApplicationValue:
    """An application as other modules see it."""

    id: int
    code: str
    name: Text
    icon: str
    desk_team_id: int
    department_id: int | None
    position: int
    is_active: bool


@dataclass(frozen=True)
class CategoryValue:
    """A category with its place in the tree."""

    id: int
    code: str
    name: Text
    application: str
    parent_id: int | None
    position: int
    is_active: bool


@dataclass(frozen=True)
class TypeValue:
    """A published version of a work-order type with everything a new order needs to know."""

    version_id: int
    no: int
    code: str
    name: Text
    description: Text
    icon: str
    application: ApplicationValue
    form_version_id: int
    process_version_id: int
    content: TypeContent


def applications(*, only_active: bool = True) -> list[ApplicationValue]:
    """The applications in their order."""
    found = Application.objects.order_by("position", "id")
    return [_application(one) for one in (found.filter(is_active=True) if only_active else found)]


def application(code: str) -> ApplicationValue:
    """One application by its code."""
    found = Application.objects.filter(code=code).first()
    if found is None:
        raise UnknownApplication(code=code)
    return _application(found)


@lru_cache(maxsize=500)
def application_code(application_id: int) -> str:
    """The code behind an application's id; it never changes."""
    return str(Application.objects.values_list("code", flat=True).get(pk=application_id))


def application_id(code: str) -> int:
    """The id behind an application's code."""
    return application(code).id


def categories(*, application: str | None = None) -> list[CategoryValue]:
    """The categories, parents before children, in their order."""
    found = Category.objects.select_related("application").order_by("position", "id")
    if application:
        found = found.filter(application__code=application)
    return [_category(one) for one in found]


@recalled
def category(code: str) -> CategoryValue:
    """One category by its code."""
    found = Category.objects.select_related("application").filter(code=code).first()
    if found is None:
        raise UnknownCategory(code=code)
    return _category(found)


@recalled_each
def categories_by_ids(ids: Set[int]) -> dict[int, CategoryValue]:
    """Several categories at once."""
    return {one.pk: _category(one) for one in _categories(list(ids))}


@prepared
def _categories(ids: list[int]) -> QuerySet[Category]:
    return Category.objects.select_related("application").filter(pk__any=ids)


def category_with_children(code: str) -> set[int]:
    """The ids of a category and everything below it."""
    wanted = {category(code).id}
    rows = list(Category.objects.values_list("id", "parent_id"))
    while True:
        more = {child for child, parent in rows if parent in wanted} - wanted
        if not more:
            return wanted
        wanted |= more


@recalled
def current_type(code: str) -> TypeValue:
    """The version of a type that new orders get."""
    newest = _newest_in_use(code)
    if not newest:
        raise UnknownType(code=code)
    return type_version(newest[0])


@prepared
def _newest_in_use(code: str) -> QuerySet[WorkOrderTypeVersion, int]:
    found = WorkOrderTypeVersion.objects.filter(
        type__code=code, type__is_active=True, type__application__is_active=True
    )
    return found.order_by("-no").values_list("id", flat=True)[:1]


def newest_type(code: str) -> TypeValue | None:
    """The newest version of a type, whether it can be filed or not; nothing when there is none."""
    found = WorkOrderTypeVersion.objects.select_related("type__application").filter(type__code=code)
    newest = found.order_by("-no").first()
    return _type(newest) if newest else None


def categories_named(names: Iterable[str], *, application: str) -> dict[str, int]:
    """The ids of an application's categories by code or name in either language."""
    wanted = set(names)
    found = Category.objects.filter(application__code=application)
    rows = found.order_by("-id").values_list("id", "code", "name")
    return {
        said: key
        for key, code, name in rows
        for said in wanted.intersection([code, *name.values()])
    }


def type_version(version_id: int) -> TypeValue:
    """One version by its id; names are read afresh, the rest never changes."""
    return type_versions([version_id])[version_id]


@recalled_each
def type_versions(ids: Set[int]) -> dict[int, TypeValue]:
    """Several versions at once."""
    return {version.pk: _type(version) for version in _briefly(list(ids))}


@prepared
def _briefly(ids: list[int]) -> QuerySet[WorkOrderTypeVersion]:
    found = WorkOrderTypeVersion.objects.select_related("type__application").defer("content")
    return found.filter(pk__any=ids)


def offered_types() -> list[TypeValue]:
    """The newest version of every type that can be filed, in order of application and place."""
    place = lambda one: (one.type.application.position, one.type.position)  # noqa: E731
    return [_type(version) for version in sorted(_offered(), key=place)]


@prepared
def _offered() -> QuerySet[WorkOrderTypeVersion]:
    found = WorkOrderTypeVersion.objects.filter(
        type__is_active=True, type__application__is_active=True
    )
    newest = found.order_by("type_id", "-no").distinct("type_id")
    return newest.select_related("type__application").defer("content")


def all_types() -> list[WorkOrderType]:
    """Every type, for the pages that build them."""
    return list(WorkOrderType.objects.select_related("application").order_by("position", "id"))


def _type(version: WorkOrderTypeVersion) -> TypeValue:
    type_ = version.type
    return TypeValue(
        version_id=version.pk,
        no=version.no,
        code=type_.code,
        name=type_.name,
        description=type_.description,
        icon=type_.icon,
        application=_application(type_.application),
        form_version_id=version.form_version_id,
        process_version_id=version.process_version_id,
        content=_content(version.pk),
    )


def type_content(version_id: int) -> TypeContent:
    """What a version of a type says, without its names."""
    return _content(version_id)


@lru_cache(maxsize=500)
def _content(version_id: int) -> TypeContent:
    return contents.parse(WorkOrderTypeVersion.objects.get(pk=version_id).content)


def _application(found: Application) -> ApplicationValue:
    return ApplicationValue(
        id=found.pk,
        code=found.code,
        name=found.name,
        icon=found.icon,
        desk_team_id=found.desk_team_id,
        department_id=found.department_id,
        position=found.position,
        is_active=found.is_active,
    )


def _category(found: Category) -> CategoryValue:
    return CategoryValue(
        id=found.pk,
        code=found.code,
        name=found.name,
        application=found.application.code,
        parent_id=found.parent_id,
        position=found.position,
        is_active=found.is_active,
    )
