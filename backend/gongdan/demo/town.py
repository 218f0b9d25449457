"""The company's time and chance: working hours, promises, who asks, what was filed before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import cast

from gongdan.catalog.shipped import read_package
from gongdan.demo.case import Case
from gongdan.demo.packages import NAMES
from gongdan.demo.people import Company
from gongdan.demo.roster import CUSTOMERS, WORKERS
from gongdan.demo.texts import devices, facilities, incidents, service, wishes
from gongdan.demo.texts.topic import Topic, Wording, put_into_words
from gongdan.kernel.actors import Actor
from gongdan.sla.calendars import WorkingCalendar

Json = Mapping[str, object]
SHARES = (
    ((*incidents.TOPICS, *devices.TOPICS), 28),
    (wishes.TOPICS, 14),
    (service.TOPICS, 27),
    (facilities.TOPICS, 31),
)
CLERKS = {"it": "service-desk", "service": "service-first", "facilities": "service-desk"}
SEATS = {one.username: one for one in WORKERS}


@dataclass(frozen=True)
class Kind:
    """What a type's package says that the demonstration needs."""

    application: str
    situations: tuple[str, ...]
    field_ids: dict[str, str]
    targets: tuple[Json, ...]
    number_pattern: str


@dataclass
class Town:
    """Everything an order's story asks about the world around it."""

    company: Company
    calendar: WorkingCalendar
    start: datetime
    end: datetime
    kinds: Mapping[str, Kind] = field(default_factory=lambda: dict(read_kinds()))
    filed: list[Case] = field(default_factory=list)

    def later(self, case: Case, at: datetime, minutes: float) -> datetime:
        """So much working time later; urgent orders are worked on round the clock."""
        seconds = max(45, int(minutes * 60))
        if hasattr(case, "order") and (case.order.is_vip or case.order.priority == 1):
            return at + timedelta(seconds=seconds)
        return self.calendar.add(at, seconds).at

    def promised(self, case: Case, metric: str) -> int:
        """The minutes promised for the order, as its package says."""
        vip, urgent, standard = self.kinds[case.wording.topic.type].targets
        order = case.order
        chosen = vip if order.is_vip else urgent if order.priority == 1 else standard
        minutes = cast("Mapping[str, Mapping[str, int]]", chosen["targets"])[metric]
        return minutes[str(order.priority)]

    def new_case(self, rng: Random, topic: Topic | None = None, who: str | None = None) -> Case:
        """Somebody is about to ask for something."""
        chosen = topic or drawn_topic(rng)
        kind = self.kinds[chosen.type]
        requester = who or _requester(rng, kind.application)
        channel, clerk = self._door(rng, kind.application, requester)
        weights = (2, 5, 14, 11)[-len(kind.situations) :]
        return Case(
            company=self.company,
            wording=put_into_words(chosen, rng),
            rng=rng,
            requester=self.company.actor(requester),
            field_ids=kind.field_ids,
            situation=rng.choices(kind.situations, weights)[0],
            number_pattern=kind.number_pattern,
            channel=channel,
            clerk=clerk,
        )

    def _door(self, rng: Random, application: str, requester: str) -> tuple[str, Actor | None]:
        by_phone = 0.3 if application == "service" else 0.16
        drawn = rng.random()
        if drawn >= by_phone + 0.04:
            return "portal", None
        clerks = self.company.members[CLERKS[application]]
        clerk = self.company.actor(rng.choice([one for one in clerks if one != requester]))
        return ("phone" if drawn < by_phone else "in_person"), clerk


def read_kinds() -> dict[str, Kind]:
    """Every type of the shipped packages."""
    return dict(pair for name in NAMES for pair in _kinds(read_package(name)))


def _kinds(package: Json) -> list[tuple[str, Kind]]:
    forms = {str(form["code"]): _field_ids(form) for form in _rows(package, "forms")}
    policies = cast("Json", package["sla_policies"])
    application = cast("Json", package["application"])
    found = []
    for type_ in _rows(package, "types"):
        content = cast("Json", type_["content"])
        kind = Kind(
            application=str(application["code"]),
            situations=tuple(str(one["key"]) for one in _rows(content, "situations")),
            field_ids=forms[str(type_["form"])],
            targets=tuple(_rows(policies, "policies")),
            number_pattern=str(content["number"]),
        )
        found.append((str(type_["code"]), kind))
    return found


def _field_ids(form: Json) -> dict[str, str]:
    content = cast("Json", form["content"])
    fields = (one for one in _rows(content, "fields") if "id" in one)
    return {str(one["code"]): str(one["id"]) for one in fields}


def _rows(part: Json, name: str) -> list[Json]:
    return cast("list[Json]", part[name])


def drawn_topic(rng: Random) -> Topic:
    """What somebody asks about: the first thing chance decides of a case."""
    topics = rng.choices([share[0] for share in SHARES], [share[1] for share in SHARES])[0]
    return rng.choices(topics, [one.weight for one in topics])[0]


def _requester(rng: Random, application: str) -> str:
    if application == "service":
        return rng.choice(CUSTOMERS[1:] if rng.random() < 0.96 else CUSTOMERS).username
    if application == "facilities" and rng.random() < 0.5:
        shop = [one for one in WORKERS if one.department in ("workshop-1", "workshop-2")]
        return rng.choice(shop).username
    people = [one for one in WORKERS if not one.is_vip] if rng.random() < 0.985 else WORKERS
    return rng.choice(people).username


def worded(topic: Topic, rng: Random, *, title: str, description: str) -> Wording:
    """A request of a topic in words of its own."""
    drawn = put_into_words(topic, rng)
    return Wording(topic, drawn.blanks, title, description, drawn.answers)
