from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from gongdan.sla.calendars import DayOverride, Hours, WorkingCalendar

FIRST = datetime(2026, 2, 20, tzinfo=UTC)
DAYS = 20
ZONES = ("Asia/Shanghai", "America/New_York", "Europe/London", "Australia/Lord_Howe", "UTC")


@st.composite
def some_hours(draw: st.DrawFn) -> tuple[Hours, ...]:
    edges = sorted(draw(st.sets(st.integers(0, 1440), max_size=6)))
    return tuple(Hours(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False))


overrides = st.one_of(
    st.just(DayOverride("holiday")),
    st.builds(DayOverride, st.just("makeup"), weekday=st.integers(1, 7)),
    st.builds(DayOverride, st.just("custom"), hours=some_hours()),
)
dates = st.integers(-2, DAYS + 2).map(lambda days: date(2026, 2, 20) + timedelta(days=days))


@st.composite
def calendars(draw: st.DrawFn) -> WorkingCalendar:
    week = [draw(some_hours()) for _ in range(7)]
    week[draw(st.integers(0, 6))] = (Hours(540, 1080),)
    return WorkingCalendar(
        time_zone=draw(st.sampled_from(ZONES)),
        week=tuple(week),
        days=draw(st.dictionaries(dates, overrides, max_size=4)),
    )


moments = st.integers(0, DAYS * 86400).map(lambda seconds: FIRST + timedelta(seconds=seconds))
minutes = st.integers(0, DAYS * 1440).map(lambda minute: FIRST + timedelta(minutes=minute))


@settings(max_examples=150, deadline=None)
@given(calendars(), moments, st.integers(0, 300_000))
def test_what_is_added_lies_between(calendar: WorkingCalendar, start: datetime, n: int) -> None:
    due = calendar.add(start, n).at

    assert calendar.between(start, due) == n


@settings(max_examples=150, deadline=None)
@given(calendars(), moments, st.integers(1, 300_000))
def test_a_due_time_is_the_earliest(calendar: WorkingCalendar, start: datetime, n: int) -> None:
    due = calendar.add(start, n).at

    assert calendar.between(start, due - timedelta(seconds=1)) == n - 1


@settings(max_examples=150, deadline=None)
@given(calendars(), st.lists(moments, min_size=3, max_size=3).map(sorted))
def test_time_may_be_split_anywhere(calendar: WorkingCalendar, split: list[datetime]) -> None:
    first, middle, last = split

    parts = calendar.between(first, middle) + calendar.between(middle, last)

    assert parts == calendar.between(first, last)


@settings(max_examples=150, deadline=None)
@given(calendars(), st.lists(moments, min_size=2, max_size=2).map(sorted), st.integers(0, 300_000))
def test_a_later_start_is_never_due_earlier(
    calendar: WorkingCalendar, starts: list[datetime], n: int
) -> None:
    early, late = starts

    assert calendar.add(early, n).at <= calendar.add(late, n).at


@settings(max_examples=150, deadline=None)
@given(calendars(), moments, st.integers(0, 150_000), st.integers(0, 150_000))
def test_adding_twice_is_adding_the_sum(
    calendar: WorkingCalendar, start: datetime, a: int, b: int
) -> None:
    assert calendar.add(calendar.add(start, a).at, b).at == calendar.add(start, a + b).at


@settings(max_examples=60, deadline=None)
@given(calendars(), st.lists(minutes, min_size=2, max_size=2).map(sorted))
def test_counting_minute_by_minute_gives_the_same(
    calendar: WorkingCalendar, ends: list[datetime]
) -> None:
    first, last = ends

    assert calendar.between(first, last) == 60 * counted_minutes(calendar, first, last)


def counted_minutes(calendar: WorkingCalendar, first: datetime, last: datetime) -> int:
    """A hour that comes twice is, the second time, as it was at the end of the first."""
    zone, count, is_open = ZoneInfo(calendar.time_zone), 0, False
    moment = first - timedelta(days=2)
    while moment < last:
        wall = moment.astimezone(zone)
        if not wall.fold:
            minute = wall.hour * 60 + wall.minute
            is_open = any(h.start <= minute < h.end for h in calendar.hours_on(wall.date()))
        count += is_open and moment >= first
        moment += timedelta(minutes=1)
    return count
