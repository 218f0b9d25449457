"""An office at work for stories: everybody's browser, one clock, and a worker that fires timers."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from gongdan.accounts.tests.makers import World
from gongdan.audit.queries import EntryValue, history
from gongdan.config.ticking import Ticker
from gongdan.kernel.times import now
from gongdan.workorders.finding import subject
from gongdan.workorders.models import FlowTask, Timer, WorkOrder

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

    from conftest import Api, ApiClient

SOLVED = {"solution": "重新压接了水晶头，线路恢复正常", "root_cause": "hardware"}

PHOTO = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"
    b"\x1f\x15\xc4\x89\x00\x00\x00\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\x00\x05\x00\x01\xff\x89\x99"
    b"=\x1d\x00\x00\x00\x00IEND\xaeB`\x82"
)


def shanghai(text: str) -> datetime:
    """A moment as the organization's clocks show it: ``2026-11-27 16:00``."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Asia/Shanghai"))


def local(text: str) -> str:
    """A moment of an answer as the organization's clocks show it."""
    moment = datetime.fromisoformat(text).astimezone(ZoneInfo("Asia/Shanghai"))
    return moment.strftime("%a %m-%d %H:%M:%S").removesuffix(":00")


def chance(seed: int) -> random.Random:
    """Repeatable chance for walks and samples."""
    return random.Random(seed)  # noqa: S311 nothing secret depends on it


def good(answer: Answer, status: int = 200) -> Any:
    """What a request answered, which must have this status."""
    assert answer.status_code == status, answer.content.decode()
    return answer.json() if answer.content else None


def refusal(answer: Answer) -> tuple[int, str]:
    """Status and code of a refusal."""
    return answer.status_code, answer.json()["code"]


@dataclass
class Office:
    """The world with its application published, seen through its API."""

    world: World
    api: Api
    move: Callable[[datetime], None]
    clients: dict[str, ApiClient] = field(default_factory=dict)

    def client(self, who: str) -> ApiClient:
        """Somebody's browser."""
        if who not in self.clients:
            self.clients[who] = self.api.as_person(getattr(self.world, who))
        return self.clients[who]

    def at(self, text: str) -> None:
        """It is this time now; nobody was there to fire timers."""
        self.move(shanghai(text))

    def until(self, text: str) -> None:
        """Time passes, and the worker fires every timer at its moment."""
        end = shanghai(text)
        armed = Timer.objects.filter(state="armed", due_at__lte=end).order_by("due_at")
        while (timer := armed.first()) is not None:
            self.move(max(timer.due_at, now()))
            assert Ticker().tick() > 0
        self.move(end)

    def file(self, who: str = "requester", **facts: object) -> str:
        """Somebody files in the portal; the number they get."""
        body = {"type": "incident", "title": "三楼网络断了", **facts}
        number: str = good(self.client(who).post("portal/requests", body), 201)["number"]
        return number

    def file_for(self, requester: str, who: str = "desk_handler", **facts: object) -> str:
        """The service desk files for somebody who called."""
        body = {
            "type": "incident",
            "title": "三楼网络断了",
            "channel": "phone",
            "requester_id": getattr(self.world, requester).pk,
            **facts,
        }
        number: str = good(self.client(who).post("work-orders", body), 201)["order"]["number"]
        return number

    def put(self, who: str, number: str, what: str, body: object = None) -> Answer:
        """Somebody changes something of an order."""
        return self.client(who).put(f"work-orders/{number}/{what}", {} if body is None else body)

    def post(self, who: str, number: str, what: str, body: object = None) -> Answer:
        """Somebody adds something to an order."""
        return self.client(who).post(f"work-orders/{number}/{what}", {} if body is None else body)

    def taken(self, who: str = "handler", **facts: object) -> str:
        """An order somebody filed and a handler took on."""
        number = self.file(**facts)
        good(self.put(who, number, "acceptance"))
        return number

    def resolved(self, who: str = "handler", **facts: object) -> str:
        """An order taken on and resolved by a handler."""
        number = self.taken(who, **facts)
        good(self.put(who, number, "resolution", SOLVED))
        return number

    def page(self, number: str, who: str = "administrator") -> Any:
        """The order's page as somebody sees it."""
        return good(self.client(who).get(f"work-orders/{number}"))

    def request(self, number: str, who: str = "requester") -> Any:
        """The request's page in the portal."""
        return good(self.client(who).get(f"portal/requests/{number}"))

    def timeline(self, number: str, who: str = "administrator", **query: str) -> list[Any]:
        """The order's timeline as somebody sees it."""
        lines: list[Any] = good(self.client(who).get(f"work-orders/{number}/timeline", **query))
        return lines

    def listed(self, who: str, **query: str | int) -> list[str]:
        """The numbers of the orders somebody finds in the work list, sorted."""
        page = good(self.client(who).get("work-orders", **query))
        return sorted(row["number"] for row in page["items"])

    def clock(self, number: str, metric: str) -> Any:
        """One promise of an order now."""
        clocks = self.page(number)["order"]["clocks"]
        return next(one for one in clocks if one["metric"] == metric)

    def say(self, who: str, number: str, body: str, *, is_internal: bool = False) -> Any:
        """Somebody writes a reply or a note."""
        said = {"body": body, "is_internal": is_internal}
        return good(self.post(who, number, "comments", said), 201)


def order_of(number: str) -> WorkOrder:
    """The order as it is stored now."""
    return WorkOrder.objects.select_related("application").get(number=number)


def events_of(number: str, name: str = "") -> list[EntryValue]:
    """What happened to an order, oldest first; perhaps only one kind of it."""
    entries = history(subject(order_of(number)))
    return [one for one in entries if not name or one.event == f"workorders.{name}"]


def open_task(number: str) -> int:
    """The one open task of an order."""
    return FlowTask.objects.get(work_order__number=number, state="pending").pk
