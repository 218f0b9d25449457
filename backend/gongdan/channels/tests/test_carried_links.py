"""Form links travel in application files: what they ask comes along, who may come in does not."""

from __future__ import annotations

from typing import Any, cast

import pytest

from conftest import Api
from gongdan.accounts.tests.makers import NOON, make_world
from gongdan.catalog.commands.packages import Wish, import_package, try_package, undo_package
from gongdan.catalog.queries.packages import package_of
from gongdan.catalog.tests.makers import make_record_type
from gongdan.channels.commands.form_links import LinkFacts, Place, open_link
from gongdan.channels.links import form_key
from gongdan.channels.models import FormLink
from gongdan.forms import queries as forms
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.errors import InvalidInput

pytestmark = pytest.mark.django_db

NAME: dict[str, object] = {
    "code": "name", "kind": "text", "label": {"zh-CN": "名称"}, "required": True
}  # fmt: skip
EMAIL: dict[str, object] = {"code": "email", "kind": "text", "label": {"zh-CN": "邮箱"}}


@pytest.fixture
def link() -> FormLink:
    """A visitor's book that anybody fills in who has its link."""
    make_record_type(make_world(), "visitor", fields=[NAME, EMAIL])
    ids = [one.id for one in forms.current_version("visitor").fields]
    facts = LinkFacts(name={"zh-CN": "访客登记"}, fields=ids, per_hour=30)
    made = open_link(place=Place("record_type", "visitor"), facts=facts, by=SYSTEM, at=NOON)
    return FormLink.objects.get(pk=made)


def carried(link: FormLink) -> dict[str, Any]:
    return dict(package_of(link.application, by=SYSTEM))


def asking(package: dict[str, Any], *codes: str) -> dict[str, Any]:
    (part,) = cast("list[dict[str, object]]", package["form_links"])
    return {**package, "form_links": [{**part, "fields": list(codes)}]}


def test_a_file_says_what_a_link_asks_and_nothing_that_opens_it(link: FormLink) -> None:
    (part,) = carried(link)["form_links"]

    assert part == {
        "code": "visitor-1",
        "name": {"zh-CN": "访客登记"},
        "intro": {},
        "target": "record_type",
        "type": "visitor",
        "fields": ["name", "email"],
        "per_hour": 30,
    }


def test_a_link_of_a_file_comes_shut_with_an_address_of_its_own(link: FormLink, api: Api) -> None:
    package, old = carried(link), form_key(link.pk, link.round)
    FormLink.objects.all().delete()

    import_package(wish=Wish(package), by=SYSTEM, at=NOON)

    made = FormLink.objects.get()
    assert (made.key, made.is_open, made.fields) == ("visitor-1", False, link.fields)
    assert api.as_nobody().get(f"public/forms/{old}").status_code == 404
    assert {one.fate for one in try_package(wish=Wish(package), by=SYSTEM, at=NOON).steps} == {
        "same"
    }


def test_a_file_changes_what_an_open_link_asks_and_leaves_it_open(link: FormLink) -> None:
    import_package(wish=Wish(carried(link)), by=SYSTEM, at=NOON)

    import_package(wish=Wish(asking(carried(link), "name")), by=SYSTEM, at=NOON)

    link.refresh_from_db()
    assert (len(link.fields), link.is_open, link.round) == (1, True, 1)


def test_a_link_that_leaves_out_what_is_required_or_asks_the_unknown_is_refused(
    link: FormLink,
) -> None:
    package = carried(link)
    import_package(wish=Wish(package), by=SYSTEM, at=NOON)

    found = {}
    for codes in (("email",), ("name", "ghost")):
        with pytest.raises(InvalidInput) as refused:
            import_package(wish=Wish(asking(package, *codes)), by=SYSTEM, at=NOON)
        found[codes] = [(one.path, one.code) for one in refused.value.problems]

    at = "form_links.visitor-1.fields"
    assert found[("email",)] == [(at, "channels.required_not_asked")]
    assert found[("name", "ghost")] == [(at, "forms.unknown_field")]


@pytest.mark.parametrize(("filed", "left"), [(0, []), (3, [False])])
def test_an_undone_import_takes_its_link_away_or_shuts_one_that_was_used(
    link: FormLink, filed: int, left: list[bool]
) -> None:
    package = carried(link)
    FormLink.objects.all().delete()
    without = {name: part for name, part in package.items() if name != "form_links"}
    import_package(wish=Wish(without), by=SYSTEM, at=NOON)
    import_package(wish=Wish(package), by=SYSTEM, at=NOON)
    FormLink.objects.update(filed=filed, is_open=True)

    undo_package(application=link.application, no=2, by=SYSTEM, at=NOON)

    assert list(FormLink.objects.values_list("is_open", flat=True)) == left
