"""An application at work, and orders in it, made by commands."""

from __future__ import annotations

from datetime import datetime

from gongdan.accounts.tests.makers import NOON, World
from gongdan.catalog.commands.packages import install_package
from gongdan.catalog.models import Application
from gongdan.kernel.actors import SYSTEM
from gongdan.sla import commands as sla
from gongdan.workorders.commands.intake import Request, submit
from gongdan.workorders.models import WorkOrder
from gongdan.workorders.tests.package import ALL_DAY, LONG_DAY, PACKAGE, text


def make_application(package: dict[str, object] = PACKAGE, *, at: datetime = NOON) -> None:
    """Two calendars (Monday to Friday 09:00-18:00, and always) and the application of the tests."""
    workdays = {str(day): LONG_DAY for day in range(1, 6)}
    every_day = {str(day): ALL_DAY for day in range(1, 8)}
    make_calendar("standard", text("标准班", "Standard"), workdays, at=at)
    make_calendar("always", text("全天", "Always"), every_day, at=at, observes_holidays=False)
    install_package(package=package, by=SYSTEM, at=at)


def make_calendar(
    code: str,
    name: dict[str, str],
    week: dict[str, list[list[str]]],
    *,
    at: datetime,
    observes_holidays: bool = True,
) -> None:
    """A published calendar."""
    content: dict[str, object] = {
        "format": 1,
        "time_zone": "Asia/Shanghai",
        "week": week,
        "observes_holidays": observes_holidays,
    }
    sla.save_calendar_draft(code=code, name=name, content=content, by=SYSTEM, at=at)
    sla.publish_calendar(code=code, by=SYSTEM, at=at)


def make_work_order(
    world: World,
    *,
    who: str = "requester",
    title: str = "三楼网络断了",
    type: str = "incident",  # noqa: A002 the word of the product
    at: datetime = NOON,
    **facts: object,
) -> WorkOrder:
    """An order filed by somebody of the world, as the rules leave it; the application too."""
    if not Application.objects.exists():
        make_application(at=at)
    request = Request(type=type, title=title, **facts)
    return submit(request=request, by=world.actor(who), at=at)
