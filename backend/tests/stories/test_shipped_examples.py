"""Processes that travel with the product as files: each is walked by the company's people."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from pytest_django import DjangoDbBlocker

from conftest import Api, ApiClient
from gongdan.accounts.models import Department, Membership, Person
from gongdan.catalog.commands.packages import Wish, install_package, try_package
from gongdan.catalog.packaging import items_of
from gongdan.catalog.packaging_normal import field_id, normal
from gongdan.catalog.queries.packages import package_of
from gongdan.config.ticking import Ticker
from gongdan.demo.calendars import make_calendars
from gongdan.demo.people import make_company
from gongdan.flows.progress import coverage
from gongdan.flows.queries import version
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.times import now
from gongdan.records.commands.rollups import refresh_rollups
from gongdan.workorders.jobs import child_ended
from gongdan.workorders.models import FlowInstance, FlowTask, Timer, WorkOrder
from gongdan.workorders.positions import load
from tests.stories.office import PHOTO, good, order_of, shanghai

FILES = {
    "FILE": ("photo.png", PHOTO, "image/png"),
    "TEXT": ("contract.pdf", b"%PDF-1.4\n1 0 obj<<>>endobj\n%%EOF\n", "application/pdf"),
}
LONG_AGO = shanghai("2026-01-05 09:00")
PALETTE = Path(__file__).resolve().parents[3] / "frontend" / "src" / "features" / "flows" / "steps"
EXAMPLES = Path(__file__).resolve().parents[3] / "applications" / "examples"
# The kinds of steps in the palette of the process designer.
OFFERED = {path.stem for path in PALETTE.glob("*.tsx")}
NAMES = sorted(path.stem for path in EXAMPLES.glob("*.json"))
JOURNEYS = json.loads((Path(__file__).parents[1] / "data" / "examples.json").read_text("utf-8"))
Json = dict[str, Any]
# Whose work each type is; the repair of an inspection is filed by the inspection itself.
DEPARTMENTS = {
    "change-request": "it",
    "complaint": "service",
    "contract-review": "finance",
    "customer-request": "service",
    "expense-claim": "finance",
    "inspection-repair": "operations",
    "inspection-round": "operations",
    "leave-request": "people",
    "onboarding": "people",
    "purchase-request": "facilities",
    "supplies-request": "facilities",
}


def example(name: str) -> Json:
    read: Json = json.loads((EXAMPLES / f"{name}.json").read_text("utf-8"))
    return read


@pytest.fixture(scope="module")
def _company(
    django_db_setup: None,  # noqa: ARG001
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[None]:
    """The invented company with every example installed."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_company(by=SYSTEM, at=LONG_AGO)
        make_calendars(by=SYSTEM, at=LONG_AGO)
        for name in NAMES:
            install_package(package=example(name), by=SYSTEM, at=LONG_AGO)
        yield
        transaction.set_rollback(True)


@dataclass
class Walk:
    """One order on its way through an example."""

    api: Api
    move: Callable[[datetime], None]
    number: str = ""
    form: str = ""
    kept: int = 0

    def client(self, username: str) -> ApiClient:
        return self.api.as_person(Person.objects.get(username=username))

    def upload(self, who: str, what: str = "FILE") -> str:
        file = SimpleUploadedFile(*FILES[what])
        return str(good(self.client(who).upload("files", file=file), 201)["id"])

    def file(self, journey: Json) -> None:
        """Somebody files it; what an answer calls a file becomes one."""
        answers = {
            code: [self.upload(journey["by"], value)] if value in ("FILE", "TEXT") else value
            for code, value in journey["answers"].items()
        }
        if "stock" in journey:
            answers["item"] = [self.stock(journey["stock"])]
        people = {one: Person.objects.get(username=one).pk for one in journey.get("people", [])}
        if "department" in answers:
            answers["department"] = Department.objects.get(code=answers["department"]).pk
        named = {code: people.get(str(value), value) for code, value in answers.items()}
        self.form = form_of(journey["type"])
        keyed = by_id(self.form, named)
        body = {"type": journey["type"], "title": journey["name"], "answers": keyed}
        self.number = good(self.client(journey["by"]).post("portal/requests", body), 201)["number"]

    def stock(self, supply: Json) -> int:
        """Something that can be asked for is there."""
        body = {"answers": by_id("supply", supply)}
        administrator = self.client("administrator")
        made = good(administrator.post("record-types/supply/records", body), 201)
        self.kept = int(made["row"]["id"])
        return self.kept

    def left(self) -> str | None:
        """What is left of what was kept."""
        if not self.kept:
            return None
        refresh_rollups(at=now())
        found = self.client("administrator").get(f"record-types/supply/records/{self.kept}")
        answers: Json = good(found)["row"]["answers"]
        return str(answers["left"])

    def act(self, step: str, what: str, more: Json) -> None:
        """Do what waits at a step, as whoever it waits for."""
        if more.get("child"):
            child = WorkOrder.objects.exclude(number=self.number).latest("pk")
            Walk(self.api, self.move, child.number).act(step, what, {**more, "child": False})
            child_ended(order_id=child.pk)
            return
        if what == "wait":
            self.until_left(step)
            return
        task = waiting(self.number, step)
        assert task is not None, (step, pending(self.number))
        who = self.whose(task)
        for mark in more.get("ticks", []):
            given = {"is_ticked": True, "file_id": self.upload(who) if mark[1] else None}
            self.put(who, f"tasks/{task.pk}/checklist/{mark[0]}", given)
        body = {**BODIES[what], **more.get("body", {})}
        if "answers" in body:
            body["answers"] = by_id(self.form, body["answers"])
        self.put(who, ADDRESSES[what].format(task.pk), body)

    def whose(self, task: FlowTask) -> str:
        if task.assignee_id:
            return Person.objects.get(pk=task.assignee_id).username
        found = Membership.objects.filter(team_id__in=task.candidate_team_ids)
        return found.select_related("person").order_by("pk")[0].person.username

    def put(self, who: str, what: str, body: object) -> None:
        good(self.client(who).put(f"work-orders/{self.number}/{what}", body))

    def until_left(self, step: str) -> None:
        """Time passes, and what is due happens by itself, until a step is left."""
        armed = Timer.objects.filter(state="armed", work_order__number=self.number)
        while waiting(self.number, step) is not None:
            self.move(max(armed.order_by("due_at")[0].due_at, now()) + timedelta(seconds=1))
            assert Ticker().tick() > 0


def form_of(type_: str) -> str:
    """The code of a type's form, in whichever example it lies."""
    types = [one for name in NAMES for one in example(name)["types"] if one["code"] == type_]
    return str(types[0]["form"])


def by_id(form: str, answers: Json) -> Json:
    """Answers by the ids their fields have, rows of sub-tables too."""
    return {
        field_id(form, code): [by_id(f"{form}/{code}", row) for row in value]
        if isinstance(value, list) and value and isinstance(value[0], dict)
        else value
        for code, value in answers.items()
    }


ADDRESSES = {
    "accept": "acceptance",
    "approve": "tasks/{}/decision",
    "reject": "tasks/{}/decision",
    "complete": "tasks/{}/completion",
    "resolve": "resolution",
    "confirm": "confirmation",
    "resubmit": "tasks/{}/completion",
}
BODIES: dict[str, Json] = {
    "accept": {},
    "approve": {"verdict": "approved", "comment": "同意"},
    "reject": {"verdict": "rejected", "comment": "材料不全"},
    "complete": {},
    "resolve": {"solution": "按要求办完了", "root_cause": "request"},
    "confirm": {"is_satisfied": True, "score": 5},
    "resubmit": {},
}


def waiting(number: str, step: str) -> FlowTask | None:
    """What is to be done at a step, the first of several."""
    found = FlowTask.objects.filter(work_order__number=number, step=step, state="pending")
    return found.order_by("no").first()


def pending(number: str) -> list[str]:
    found = FlowTask.objects.filter(work_order__number=number, state="pending")
    return sorted(found.values_list("step", flat=True))


def visited(number: str) -> tuple[str, list[str]]:
    """How the process ended, and the steps that somebody or something was in."""
    instance = FlowInstance.objects.filter(work_order__number=number).latest("pk")
    graph = version(instance.process_version_id).graph
    found = coverage(graph, load(instance))
    return instance.state, [key for key, state in found.items() if state == "visited"]


@pytest.mark.usefixtures("db", "_company")
@pytest.mark.parametrize("journey", JOURNEYS, ids=[one["name"] for one in JOURNEYS])
def test_the_order_goes_the_expected_way(
    journey: Json, api: Api, clock: Callable[[datetime], None]
) -> None:
    walk = Walk(api, clock)

    walk.file(journey)
    for step, what, *more in journey["acts"]:
        walk.act(step, what, more[0] if more else {})

    state, way = visited(walk.number)
    assert (state, way) == (journey["state"], journey["visited"]), pending(walk.number)
    assert order_of(walk.number).status == journey["status"]
    assert walk.left() == journey.get("left")


@pytest.mark.usefixtures("db", "_company")
@pytest.mark.parametrize("name", NAMES)
def test_an_example_comes_out_as_it_went_in(name: str) -> None:
    written = package_of(name, by=SYSTEM)
    trial = try_package(wish=Wish(written), by=SYSTEM, at=LONG_AGO)

    assert items_of(written) == items_of(normal(example(name)))
    assert {step.fate for step in trial.steps} == {"same"}
    assert trial.problems == []


def test_s4_6_ten_processes_of_six_departments_are_built_of_what_designers_offer() -> None:
    files = [example(name) for name in NAMES]
    types = {one["code"] for file in files for one in file["types"]}
    kinds = {
        step["kind"]
        for file in files
        for process in file["processes"]
        for step in process["content"]["steps"]
    }

    assert types == set(DEPARTMENTS)
    assert len(set(DEPARTMENTS.values())) == 6
    assert types - {one["type"] for one in JOURNEYS} == {"inspection-repair"}
    assert kinds <= OFFERED
