"""Every application describes its own API, answers typed by its forms."""

from __future__ import annotations

import pytest

from conftest import Api
from gongdan.accounts.tests.makers import World
from gongdan.catalog.tests.makers import make_record_type
from gongdan.workorders.tests.makers import make_application

pytestmark = pytest.mark.django_db


def test_record_types_have_paths_and_answers_of_their_own(world: World, api: Api) -> None:
    make_record_type(world)

    document = api.as_person(world.administrator).get("applications/crm/openapi.json").json()

    create = document["paths"]["/api/v1/record-types/customer/records"]["post"]
    body = create["requestBody"]["content"]["application/json"]["schema"]["$ref"]
    answers = document["components"]["schemas"]["CustomerAnswers"]
    assert body == "#/components/schemas/CustomerRecordNewIn"
    assert answers["required"] == ["name"]
    assert set(answers["properties"]) == {"name", "level", "credit", "since"}
    assert answers["properties"]["level"]["title"] == "级别"


@pytest.mark.usefixtures("world")
def test_an_order_is_filed_with_the_answers_of_its_type(world: World, api: Api) -> None:
    make_application()

    document = api.as_person(world.administrator).get("applications/it/openapi.json").json()

    schemas = document["components"]["schemas"]
    mapping = schemas["SubmitIn"]["discriminator"]["mapping"]
    assert mapping["incident"] == "#/components/schemas/IncidentIn"
    assert schemas["IncidentIn"]["properties"]["type"]["const"] == "incident"


def test_a_customer_from_outside_reads_no_document(world: World, api: Api) -> None:
    make_record_type(world)

    answer = api.as_person(world.customer).get("applications/crm/openapi.json")

    assert answer.status_code == 403
