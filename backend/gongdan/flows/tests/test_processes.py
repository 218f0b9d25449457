"""Processes: drawn as a draft, published as a version that never changes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import ProgrammingError, transaction
from pytest_django import DjangoAssertNumQueries

from gongdan.audit.models import Entry
from gongdan.flows import commands, queries
from gongdan.flows.errors import (
    CodeTaken,
    NothingToPublish,
    ProcessNotFound,
    ProcessNotPublished,
)
from gongdan.flows.models import ProcessVersion
from gongdan.flows.tests.makers import (
    BUILDER,
    WEI,
    branch,
    end,
    equals,
    exclusive,
    handling,
    process,
    start,
    text,
)
from gongdan.kernel.errors import Forbidden, InvalidInput, Stale

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
REPAIR = process(start(), handling("repair"), end())
LONGER = process(start(), handling("assess"), handling("repair"), end())


def make_process(code: str = "repair", *, application: str = "facility") -> int:
    return commands.create(
        code=code, name=text("设备报修"), application=application, by=BUILDER, at=NOON
    )


def publish(content: dict[str, object] = REPAIR, code: str = "repair") -> int:
    commands.save_draft(code=code, content=content, by=BUILDER, at=NOON)
    return commands.publish(code=code, by=BUILDER, at=NOON)


def test_a_published_process_can_be_walked() -> None:
    make_process()

    no = publish()

    value = queries.current_version("repair")
    assert (no, value.no, value.code, value.application) == (1, 1, "repair", "facility")
    assert [step.key for step in value.graph.steps] == ["start", "repair", "end"]
    assert queries.version(value.id) is value


def test_running_work_keeps_its_version() -> None:
    make_process()
    publish()
    old = queries.current_version("repair")

    publish(LONGER)

    assert queries.current_version("repair").no == 2
    assert queries.version(old.id).content == REPAIR
    states = ProcessVersion.objects.order_by("no").values_list("no", "state")
    assert list(states) == [(1, "retired"), (2, "published")]


def test_a_draft_may_be_wrong_but_not_be_published() -> None:
    make_process()
    commands.save_draft(code="repair", content=process(start()), by=BUILDER, at=NOON)

    with pytest.raises(InvalidInput) as refused:
        commands.publish(code="repair", by=BUILDER, at=NOON)

    assert [problem.code for problem in refused.value.problems] == [
        "flows.end_missing",
        "flows.nobody_works",
    ]
    assert list(ProcessVersion.objects.values_list("state", flat=True)) == ["draft"]


def test_conditions_are_checked_when_the_form_is_known() -> None:
    way = exclusive("way", branch("a", when=equals("f_amount", 3)), branch("b"))
    content = process(start(), handling("repair"), way, end())
    make_process()
    commands.save_draft(code="repair", content=content, by=BUILDER, at=NOON)

    with pytest.raises(InvalidInput):
        commands.publish(code="repair", types={"f_amount": "text"}, by=BUILDER, at=NOON)

    assert commands.publish(code="repair", types={"f_amount": "number"}, by=BUILDER, at=NOON) == 1


def test_a_draft_from_an_old_screen_is_refused() -> None:
    make_process()
    seen = commands.save_draft(code="repair", content=REPAIR, by=BUILDER, at=NOON)
    commands.save_draft(code="repair", content=LONGER, seen=seen, by=BUILDER, at=NOON)

    with pytest.raises(Stale):
        commands.save_draft(code="repair", content=REPAIR, seen=seen, by=BUILDER, at=NOON)

    assert ProcessVersion.objects.get().content == LONGER


def test_the_database_itself_keeps_published_versions() -> None:
    make_process()
    publish()

    with pytest.raises(ProgrammingError, match="never changes"), transaction.atomic():
        ProcessVersion.objects.update(content=LONGER)
    with pytest.raises(ProgrammingError, match="never changes"), transaction.atomic():
        ProcessVersion.objects.all().delete()

    assert ProcessVersion.objects.get().content == REPAIR


def test_only_builders_of_the_application_may() -> None:
    make_process()

    with pytest.raises(Forbidden):
        commands.save_draft(code="repair", content=REPAIR, by=WEI, at=NOON)
    with pytest.raises(Forbidden):
        commands.publish(code="repair", by=WEI, at=NOON)
    with pytest.raises(Forbidden):
        commands.create(code="other", name=text("别的"), application="", by=WEI, at=NOON)
    with pytest.raises(Forbidden):
        queries.process("repair", by=WEI)

    assert queries.processes(by=WEI) == []
    assert ProcessVersion.objects.count() == 0


def test_what_is_not_there_is_refused() -> None:
    make_process()

    with pytest.raises(CodeTaken):
        make_process()
    with pytest.raises(NothingToPublish):
        commands.publish(code="repair", by=BUILDER, at=NOON)
    with pytest.raises(ProcessNotPublished):
        queries.current_version("repair")
    with pytest.raises(ProcessNotFound):
        queries.current_version("other")
    with pytest.raises(InvalidInput):
        make_process("维修")


def test_every_change_is_in_the_history() -> None:
    process_id = make_process()
    publish()
    commands.rename(code="repair", name=text("报修"), by=BUILDER, at=NOON)

    entries = Entry.objects.filter(subject_kind="process", subject_id=process_id).order_by("seq")

    assert list(entries.values_list("event", flat=True)) == [
        "flows.process_created",
        "flows.process_draft_saved",
        "flows.process_published",
        "flows.process_renamed",
    ]


def test_loading_a_version_again_asks_the_database_once(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    make_process()
    publish()
    queries.current_version("repair")

    with django_assert_num_queries(1):
        queries.current_version("repair")
