"""What changes calendars and SLA policies."""

from gongdan.sla.calendar_edits import HolidayRow
from gongdan.sla.commands.calendars import (
    clear_day,
    publish_calendar,
    save_calendar_draft,
    set_day,
)
from gongdan.sla.commands.holidays import (
    import_holiday_file,
    import_holidays,
    remind_of_holidays,
)
from gongdan.sla.commands.policies import (
    publish_policies,
    save_policy_draft,
    withdraw_policies,
)
from gongdan.sla.commands.standard import make_standard_calendar

__all__ = [
    "HolidayRow",
    "clear_day",
    "import_holiday_file",
    "import_holidays",
    "make_standard_calendar",
    "publish_calendar",
    "publish_policies",
    "remind_of_holidays",
    "save_calendar_draft",
    "save_policy_draft",
    "set_day",
    "withdraw_policies",
]
