"""What this module refuses."""

from __future__ import annotations

from gongdan.kernel.errors import Refusal


class NoWorkingTime(Refusal):
    """The working calendar has too little working time within {days} days."""

    code = "sla.no_working_time"
    status = 409


class CalendarNotFound(Refusal):
    """There is no working calendar {calendar}."""

    code = "sla.calendar_not_found"
    status = 404


class CalendarNotPublished(Refusal):
    """The working calendar {calendar} has not been published yet."""

    code = "sla.calendar_not_published"
    status = 409


class PolicySetNotFound(Refusal):
    """There are no SLA policies for this application yet."""

    code = "sla.policy_set_not_found"
    status = 404


class NothingToPublish(Refusal):
    """There is no draft to publish."""

    code = "sla.nothing_to_publish"
    status = 409
