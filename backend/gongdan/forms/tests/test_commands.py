from uuid import UUID

import pytest
from django.db import DatabaseError, transaction

from gongdan.audit.models import Entry
from gongdan.forms import commands, queries
from gongdan.forms.errors import (
    FormCodeTaken,
    FormNotFound,
    FormNotPublished,
    FormOutOfUse,
    NothingToPublish,
)
from gongdan.forms.models import Form, FormField, FormVersion
from gongdan.forms.tests.makers import (
    LI_NA,
    NAME,
    NOON,
    WANG_WEI,
    field_id,
    make_content,
    make_item,
)
from gongdan.kernel.errors import Forbidden, InvalidInput, Stale

pytestmark = pytest.mark.django_db
TOPIC = make_item("select", "topic")
DETAIL = make_item("text", "detail")


def create(code: str = "repair") -> int:
    return commands.create(code=code, name=NAME, application="it", by=LI_NA, at=NOON)


def save(*items: dict[str, object], code: str = "repair", seen: str | None = None) -> str:
    content = make_content(*items)
    return commands.save_draft(code=code, content=content, seen=seen, by=LI_NA, at=NOON)


def publish(code: str = "repair") -> int:
    return commands.publish(code=code, by=LI_NA, at=NOON)


def events() -> list[str]:
    return list(Entry.objects.order_by("id").values_list("event", flat=True))


def fields() -> list[tuple[str, str, str]]:
    return list(FormField.objects.order_by("code", "id").values_list("code", "kind", "state"))


def test_a_form_is_begun_drafted_published_and_read() -> None:
    form_id = create()
    save(TOPIC, make_item("section", "head"), DETAIL)
    publish()

    form = queries.current_version("repair")

    assert (form.form_id, form.form_code, form.application, form.no) == (form_id, "repair", "it", 1)
    assert [field.code for field in form.fields] == ["topic", "detail"]
    assert queries.version(form.id) is form
    assert events() == ["forms.created", "forms.draft_saved", "forms.published"]


def test_a_new_field_gets_an_id_that_stays() -> None:
    create()
    nameless = {name: value for name, value in DETAIL.items() if name != "id"}
    save(nameless)

    draft = queries.form("repair", by=LI_NA).draft

    assert draft is not None
    assert draft.problems == []
    (item,) = draft.content["fields"]
    assert (item["code"], len(item["id"]), item["id"][:2]) == ("detail", 12, "f_")


def test_a_draft_is_kept_right_or_wrong_but_published_only_when_right() -> None:
    create()
    save({**DETAIL, "label": {}})

    with pytest.raises(InvalidInput) as refused:
        publish()

    assert [(p.path, p.code) for p in refused.value.problems] == [
        ("fields.0.label", "forms.label_missing")
    ]
    assert FormVersion.objects.get().state == "draft"
    assert fields() == []


def test_running_work_keeps_its_version() -> None:
    create()
    save(TOPIC, DETAIL)
    publish()
    before = queries.current_version("repair")
    save(DETAIL)

    publish()

    assert queries.current_version("repair").no == 2
    assert [field.code for field in queries.version(before.id).fields] == ["topic", "detail"]


def test_a_field_left_out_is_retired_and_its_code_may_be_used_anew() -> None:
    create()
    save(TOPIC, DETAIL)
    publish()

    save(TOPIC, {**DETAIL, "id": "f_bbbbbbbbbb", "kind": "textarea"})
    publish()

    assert sorted(fields()) == [
        ("detail", "text", "retired"),
        ("detail", "textarea", "active"),
        ("topic", "select", "active"),
    ]
    published = Entry.objects.filter(event="forms.published").order_by("-id").first()
    assert published is not None
    assert (published.facts["added"], published.facts["retired"]) == (["detail"], ["detail"])


def test_two_fields_may_swap_their_codes() -> None:
    create()
    save(TOPIC, DETAIL)
    publish()

    save({**TOPIC, "code": "detail"}, {**DETAIL, "code": "topic"})
    publish()

    assert fields() == [("detail", "select", "active"), ("topic", "text", "active")]


def test_a_field_keeps_its_kind() -> None:
    create()
    save(DETAIL)
    publish()
    save({**DETAIL, "kind": "number"})

    with pytest.raises(InvalidInput) as refused:
        publish()

    assert [(p.path, p.code, p.facts) for p in refused.value.problems] == [
        ("fields.0.kind", "forms.kind_needs_new_field", {"before": "text", "kind": "number"})
    ]
    assert queries.current_version("repair").no == 1


def test_a_field_belongs_to_one_form() -> None:
    create()
    save(DETAIL)
    publish()
    create("other")
    save(DETAIL, code="other")

    with pytest.raises(InvalidInput) as refused:
        publish("other")

    assert [(p.path, p.code) for p in refused.value.problems] == [("fields.0.id", "forms.id_taken")]
    assert fields() == [("detail", "text", "active")]


def test_a_draft_somebody_else_changed_is_stale() -> None:
    create()
    seen = save(DETAIL)
    save(TOPIC)

    with pytest.raises(Stale):
        save(DETAIL, TOPIC, seen=seen)

    draft = queries.form("repair", by=LI_NA).draft
    assert draft is not None
    assert [item["code"] for item in draft.content["fields"]] == ["topic"]


def test_only_builders_change_and_read_drafts() -> None:
    create()
    save(DETAIL)

    with pytest.raises(Forbidden):
        commands.save_draft(code="repair", content={}, by=WANG_WEI, at=NOON)
    with pytest.raises(Forbidden):
        commands.publish(code="repair", by=WANG_WEI, at=NOON)
    with pytest.raises(Forbidden):
        queries.form("repair", by=WANG_WEI)

    assert queries.forms(by=WANG_WEI) == []
    assert FormVersion.objects.get().state == "draft"


def test_whoever_is_signed_in_reads_what_a_published_version_asks() -> None:
    create()
    save(DETAIL)
    publish()
    save(TOPIC)

    assert queries.version_content("repair", 1, by=WANG_WEI) == make_content(DETAIL)
    with pytest.raises(FormNotFound):
        queries.version_content("repair", 0, by=WANG_WEI)


def test_a_form_is_renamed_and_retired() -> None:
    create()
    commands.rename(code="repair", name={"en": "Fix it"}, by=LI_NA, at=NOON)
    commands.retire(code="repair", by=LI_NA, at=NOON)

    (brief,) = queries.forms(by=LI_NA, application="it")

    assert (brief.name, brief.is_active, brief.no) == ({"en": "Fix it"}, False, None)
    assert queries.forms(by=LI_NA, application="hr") == []
    with pytest.raises(FormOutOfUse):
        queries.current_version("repair")


def test_what_is_missing_or_taken_is_said() -> None:
    with pytest.raises(FormNotFound):
        queries.current_version("repair")
    with pytest.raises(FormNotFound):
        publish()
    create()
    with pytest.raises(FormCodeTaken):
        create()
    with pytest.raises(FormNotPublished):
        queries.current_version("repair")
    with pytest.raises(NothingToPublish):
        publish()
    with pytest.raises(InvalidInput):
        create("Not a code")

    assert Form.objects.count() == 1


def test_the_database_refuses_to_change_or_delete_a_published_version() -> None:
    create()
    save(DETAIL)
    publish()

    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        FormVersion.objects.update(content={})
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        FormVersion.objects.all().delete()

    assert queries.current_version("repair").content == make_content(DETAIL)
    assert field_id("detail") == DETAIL["id"]


def test_the_context_knows_the_organizations_people_and_zone() -> None:
    context = queries.clean_context(at=NOON)

    assert context.time_zone == "Asia/Shanghai"
    assert context.exists("person", 999_999_999) is False
    assert context.exists("department", 999_999_999) is False
    assert context.exists("file", "a1") is False
    assert context.exists("file", str(UUID(int=7))) is False
    assert queries.clean_context(at=NOON, by=LI_NA).exists("file", str(UUID(int=7))) is False
